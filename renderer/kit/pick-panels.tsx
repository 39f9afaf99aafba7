/** One list in several panels with a head of their own: the arrows walk through all of them, Enter opens. */
import { type ReactNode, useRef } from 'react'
import { PickRow } from './pick-row.tsx'
import { LostRow, useRowKeys } from './row-keys.tsx'
import type { Selection } from './use-selection.ts'

export type Panel<T> = {
  readonly id: string
  readonly title: string
  /** Beside the title, at the right. */
  readonly aside?: ReactNode
  /** Above the rows, such as the names of columns; a screen reader hears the row itself. */
  readonly names?: ReactNode
  readonly rows: readonly T[]
  readonly row: (row: T) => ReactNode
}

type Props<T> = {
  readonly label: string
  /** The rows of all panels, in the order they stand in. */
  readonly list: Selection<T>
  /** A panel without rows is not drawn; a list without any is the screen's to explain. */
  readonly panels: readonly Panel<T>[]
  readonly onOpen: (row: T) => void
  readonly autoFocus?: boolean
}

export function PickPanels<T>({ label, list, panels, onOpen, autoFocus }: Props<T>) {
  const { idOf, select } = list
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
        className="pick-panels"
        onKeyDown={onKeyDown}
        aria-activedescendant={chosen ? `pick-${chosen}` : undefined}
      >
        {panels
          .filter(({ rows }) => rows.length > 0)
          .map(panel => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox is no fieldset
            <div key={panel.id} role="group" aria-label={panel.title} className={`pick-panel ${panel.id}`}>
              <div className="panel-head" aria-hidden="true">
                <strong>{panel.title}</strong>
                <span>{panel.rows.length}</span>
                {panel.aside}
              </div>
              {panel.names && (
                <div className="panel-names" aria-hidden="true">
                  {panel.names}
                </div>
              )}
              {panel.rows.map(row => {
                const id = idOf(row)
                return (
                  <PickRow key={id} id={id} chosen={id === chosen} select={() => select(row)} open={() => onOpen(row)}>
                    {panel.row(row)}
                  </PickRow>
                )
              })}
            </div>
          ))}
      </div>
    </>
  )
}
