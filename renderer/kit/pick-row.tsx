/** One row of a list that is walked by the arrows: a click selects it, a double click opens it. */
import type { ReactNode } from 'react'

type Props = {
  readonly id: string
  readonly chosen: boolean
  readonly select: () => void
  readonly open: () => void
  readonly children: ReactNode
}

export function PickRow({ id, chosen, select, open, children }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list holds the focus and the keys
    <div id={`pick-${id}`} role="option" tabIndex={-1} aria-selected={chosen} className="pick-row" onClick={select} onDoubleClick={open}>
      {children}
    </div>
  )
}
