/** A table whose rows the arrows walk and Enter opens; the head stays in sight. */
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react'

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
  readonly rows: readonly T[]
  readonly idOf: (row: T) => string
  readonly chosen: string | null
  readonly onChoose: (row: T) => void
  readonly onOpen?: ((row: T) => void) | undefined
  readonly autoFocus?: boolean
  readonly handle?: Ref<TableFocus>
}

const pageRows = 10

/** The row a key leads to, or null where the key means nothing here. */
function placeAfter(key: string, place: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(place + 1, last)
    case 'ArrowUp':
      return Math.max(place - 1, 0)
    case 'PageDown':
      return Math.min(place + pageRows, last)
    case 'PageUp':
      return Math.max(place - pageRows, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

export function PickTable<T>({ label, columns, rows, idOf, chosen, onChoose, onOpen, autoFocus, handle }: Props<T>) {
  const ground = useRef<HTMLTableElement>(null)
  const own = useId()
  const rowId = (id: string) => `${own}-${id}`
  useImperativeHandle(handle, () => ({ focus: () => ground.current?.focus() }), [])
  useEffect(() => {
    if (autoFocus) ground.current?.focus()
  }, [autoFocus])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is looked up in the page, so its change must be named
  useEffect(() => {
    ground.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' })
  }, [chosen])
  const place = rows.findIndex(row => idOf(row) === chosen)
  const onKeyDown = (event: KeyboardEvent) => {
    const here = rows[place]
    const to = placeAfter(event.key, place, rows.length - 1)
    const row = to === null ? undefined : rows[to]
    if (row) onChoose(row)
    else if (event.key === 'Enter' && here && onOpen) onOpen(here)
    else return
    event.preventDefault()
  }
  return (
    <div className="pick-table scroll">
      <table
        ref={ground}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked by keys is what role grid names
        role="grid"
        aria-label={label}
        aria-activedescendant={place >= 0 && chosen !== null ? rowId(chosen) : undefined}
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
              <tr key={id} id={rowId(id)} aria-selected={id === chosen} onClick={() => onChoose(row)} onDoubleClick={() => onOpen?.(row)}>
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
