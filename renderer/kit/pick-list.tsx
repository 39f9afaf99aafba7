/** A list of rows the arrows walk and Enter opens: waiting line, cases, copies. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { LostRow, rowFor } from './row-keys.tsx'
import type { Selection } from './use-selection.ts'

type Props<T> = {
  readonly label: string
  readonly list: Selection<T>
  readonly onOpen?: ((row: T) => void) | undefined
  readonly children: (row: T) => ReactNode
  readonly autoFocus?: boolean
}

export function PickList<T>({ label, list, onOpen, children, autoFocus }: Props<T>) {
  const { rows, idOf, select } = list
  const chosen = list.row === null ? null : idOf(list.row)
  const ground = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (autoFocus) ground.current?.focus()
  }, [autoFocus])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is looked up in the page, so its change must be named
  useEffect(() => {
    ground.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' })
  }, [chosen])
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowFor(event.key, list)
    if (row) select(row)
    else if (event.key === 'Enter' && list.row && onOpen) onOpen(list.row)
    else return
    event.preventDefault()
  }
  return (
    <>
      <LostRow list={list} />
      <div
        ref={ground}
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
              onClick={() => select(row)}
              onDoubleClick={() => onOpen?.(row)}
            >
              {children(row)}
            </div>
          )
        })}
      </div>
    </>
  )
}
