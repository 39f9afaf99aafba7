/** A table whose rows the arrows walk and Enter opens; the head stays in sight. */
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef } from 'react'
import { LostRow, useRowKeys } from './row-keys.tsx'
import type { Selection } from './use-selection.ts'

export type Column<T> = {
  readonly id: string
  readonly name: string
  /** Figures stand at the right. */
  readonly right?: boolean
  readonly cell: (row: T) => ReactNode
}
export type TableFocus = { readonly focus: () => void }
type Props<T> = {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly list: Selection<T>
  readonly onOpen?: ((row: T) => void) | undefined
  readonly autoFocus?: boolean
  readonly handle?: Ref<TableFocus>
}

export function PickTable<T>({ label, columns, list, onOpen, autoFocus, handle }: Props<T>) {
  const { rows, idOf, select } = list
  const ground = useRef<HTMLTableElement>(null)
  const own = useId()
  const rowId = (id: string) => `${own}-${id}`
  useImperativeHandle(handle, () => ({ focus: () => ground.current?.focus() }), [])
  const { chosen, onKeyDown } = useRowKeys(ground, { list, onOpen, autoFocus })
  return (
    <div className="pick-table scroll">
      <LostRow list={list} />
      <table
        ref={ground}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked by keys is what role grid names
        role="grid"
        aria-label={label}
        aria-activedescendant={chosen === null ? undefined : rowId(chosen)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.id} scope="col" className={column.right ? 'right' : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const id = idOf(row)
            return (
              <tr key={id} id={rowId(id)} aria-selected={id === chosen} onClick={() => select(row)} onDoubleClick={() => onOpen?.(row)}>
                {columns.map(column => (
                  <td key={column.id} className={column.right ? 'right' : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
