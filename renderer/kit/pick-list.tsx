/** A list of rows the arrows walk and Enter opens: waiting line, cases, copies. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

type Props<T> = {
  readonly label: string
  readonly rows: readonly T[]
  readonly idOf: (row: T) => string
  readonly chosen: string | null
  readonly onChoose: (row: T) => void
  readonly onOpen?: ((row: T) => void) | undefined
  readonly children: (row: T) => ReactNode
  readonly autoFocus?: boolean
}

export function PickList<T>({ label, rows, idOf, chosen, onChoose, onOpen, children, autoFocus }: Props<T>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (autoFocus) list.current?.focus()
  }, [autoFocus])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is looked up in the page, so its change must be named
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' })
  }, [chosen])
  const place = rows.findIndex(row => idOf(row) === chosen)
  const onKeyDown = (event: KeyboardEvent) => {
    const to =
      event.key === 'ArrowDown'
        ? place + 1
        : event.key === 'ArrowUp'
          ? place - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? rows.length - 1
              : null
    const row = to === null ? undefined : rows[Math.min(Math.max(to, 0), rows.length - 1)]
    const here = rows[place]
    if (row) onChoose(row)
    else if (event.key === 'Enter' && here && onOpen) onOpen(here)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      data-own-keys=""
      className="pick-list"
      onKeyDown={onKeyDown}
      aria-activedescendant={chosen ? `pick-${chosen}` : undefined}
    >
      {rows.map(row => {
        const id = idOf(row)
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list holds the focus and the keys
          <div
            key={id}
            id={`pick-${id}`}
            role="option"
            tabIndex={-1}
            aria-selected={id === chosen}
            className="pick-row"
            onClick={() => onChoose(row)}
            onDoubleClick={() => onOpen?.(row)}
          >
            {children(row)}
          </div>
        )
      })}
    </div>
  )
}
