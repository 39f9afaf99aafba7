/** A short titled list of names and values, dense enough that a whole case stands on one page. */
import { type ReactNode, useId } from 'react'

export type LineRow = { readonly name: string; readonly value: ReactNode; readonly warn?: boolean }

export function Lines({ title, rows }: { readonly title: string; readonly rows: readonly LineRow[] }) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className="lines dense">
      <h2 id={titleId}>{title}</h2>
      <dl>
        {rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one case never move and a name may stand twice
          <div key={place} className="line-row">
            <dt>{row.name}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
