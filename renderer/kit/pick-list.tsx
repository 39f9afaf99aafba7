/** A list of rows the arrows walk and Enter opens: waiting line, cases, copies. */
import { type ReactNode, useRef } from 'react'
import { PickRow } from './pick-row.tsx'
import { LostRow, useRowKeys } from './row-keys.tsx'
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
  const ground = useRef<HTMLDivElement>(null)
  const { chosen, onKeyDown } = useRowKeys(ground, { list, onOpen, autoFocus })
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
            <PickRow key={id} id={id} chosen={id === chosen} select={() => select(row)} open={() => onOpen?.(row)}>
              {children(row)}
            </PickRow>
          )
        })}
      </div>
    </>
  )
}
