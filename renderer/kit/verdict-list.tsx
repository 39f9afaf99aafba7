/** Lists what a check found: sign, word, what to tell the customer; the measured value when asked. */
import type { ReactNode } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { Icon } from './icon.tsx'

export type VerdictRow = {
  readonly id: string
  readonly level: 'pass' | 'flag' | 'refuse'
  readonly name: string
  /** What to tell the customer, or why the teller should look. */
  readonly say: string
  readonly measured: string
  /** What the teller does about it, such as a reason to give. */
  readonly extra?: ReactNode
}

export function VerdictList({
  rows,
  figures,
  label,
}: {
  readonly rows: readonly VerdictRow[]
  readonly figures: boolean
  readonly label: string
}) {
  return (
    <ul className="verdicts" aria-label={label}>
      {rows.map(row => (
        <li key={row.id} className={`verdict ${row.level}`}>
          <Icon name={row.level} />
          <span className="verdict-name">{row.name}</span>
          <span className="verdict-say">
            <span className="verdict-word">{kitText.levels[row.level]}</span>
            {row.level !== 'pass' && row.say}
            {row.extra}
          </span>
          {figures && <span className="verdict-figure mono">{row.measured}</span>}
        </li>
      ))}
    </ul>
  )
}
