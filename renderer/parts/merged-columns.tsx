/** How a line of a merged branch is shown in a list: always with the branch it came from. */
import type { MergedRow } from '../../shared/ipc/shapes/merged.ts'
import { mergedText as text } from '../../shared/strings/zh-CN/merged.ts'
import type { Column } from '../kit/pick-table.tsx'
import { dayText } from './time-text.ts'

export const foundMergedColumns: readonly Column<MergedRow>[] = [
  { id: 'branch', name: text.branch, cell: row => row.branch },
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.name, cell: row => row.maskedName },
  { id: 'docNumber', name: text.docNumber, cell: row => <span className="mono">{row.maskedNumber}</span> },
  { id: 'item', name: text.item, cell: row => row.item },
  { id: 'state', name: text.state, cell: row => row.state },
  { id: 'opened', name: text.opened, cell: row => row.opened && <span className="mono">{dayText(row.opened)}</span> },
]
