/** What the arrows mean in every list, and the sentence that stands where the selected row was taken by another window. */
import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { Note } from './notes.tsx'
import type { Selection } from './use-selection.ts'

const pageRows = 10

/** The place a key leads to, or null where the key means nothing here. */
function placeAfter(key: string, place: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return place + 1
    case 'ArrowUp':
      return place - 1
    case 'PageDown':
      return place + pageRows
    case 'PageUp':
      return place - pageRows
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/** The row a key leads to. After a row that left, the one that moved up into its place comes first on the way down. */
export function rowFor<T>(key: string, { rows, row, place }: Selection<T>): T | undefined {
  const last = rows.length - 1
  const to = placeAfter(key, row === null && key !== 'ArrowUp' && key !== 'PageUp' ? place - 1 : place, last)
  return to === null ? undefined : rows[Math.min(Math.max(to, 0), last)]
}

type Rows<T> = { readonly list: Selection<T>; readonly onOpen?: ((row: T) => void) | undefined; readonly autoFocus?: boolean | undefined }

/**
 * Lets the arrows walk the rows of an element and Enter open one, and keeps the selected row in sight.
 * @returns the id of the selected row, null where none is, and what the element does on a key
 */
export function useRowKeys<T>(ground: RefObject<HTMLElement | null>, { list, onOpen, autoFocus }: Rows<T>) {
  const chosen = list.row === null ? null : list.idOf(list.row)
  useEffect(() => {
    if (autoFocus) ground.current?.focus()
  }, [ground, autoFocus])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is looked up in the page, so its change must be named
  useEffect(() => {
    ground.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' })
  }, [chosen])
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowFor(event.key, list)
    if (row) list.select(row)
    else if (event.key === 'Enter' && list.row && onOpen) onOpen(list.row)
    else return
    event.preventDefault()
  }
  return { chosen, onKeyDown }
}

export function LostRow<T>({ list }: { readonly list: Selection<T> }) {
  return list.lost && list.rows.length > 0 ? <Note level="flag">{kitText.lost}</Note> : null
}
