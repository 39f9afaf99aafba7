/** Opens dialogs on a row of a list: the dialog keeps the row it was opened on, whatever the list shows by then. */
import { useState } from 'react'
import type { Selection } from './use-selection.ts'

export type RowDialog<K, T> = {
  readonly shown: {
    readonly kind: K
    /** The row as it was when the dialog opened: what it shows and what it sends. */
    readonly row: T
    /** The row has been changed, or has left the list, since then. */
    readonly changed: boolean
  } | null
  /** On the selected row, or on the one that is named. */
  readonly open: (kind: K, row?: T) => void
  readonly close: () => void
}

export function useRowDialog<K, T>(list: Selection<T>): RowDialog<K, T> {
  const [opened, setOpened] = useState<{ readonly kind: K; readonly row: T } | null>(null)
  return {
    shown: opened && { ...opened, changed: list.versionNow(opened.row) !== list.versionOf(opened.row) },
    open: (kind, row) => {
      const subject = row ?? list.row
      if (subject !== null) setOpened({ kind, row: subject })
    },
    close: () => setOpened(null),
  }
}

/** Whether what stood there when this part of the screen opened is another version by now. */
export function useChangedSince(version: string | number): boolean {
  const [opened] = useState(version)
  return version !== opened
}
