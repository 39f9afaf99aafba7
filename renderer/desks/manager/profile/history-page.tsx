/** The dated history of the rules: who decided what, when and why. */
import type { Decision, ProfileVersions } from '../../../../shared/ipc/shapes/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { Note } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { timeText } from '../../../parts/time-text.ts'

const text = rulesDeskText.historyPage

const columns: readonly Column<Decision>[] = [
  { id: 'version', name: text.columns.version, cell: row => <span className="mono">{`v${row.version}`}</span> },
  { id: 'place', name: text.columns.place, cell: row => row.place },
  { id: 'begins', name: text.columns.begins, cell: row => <span className="mono">{row.begins}</span> },
  { id: 'state', name: text.columns.state, cell: row => (row.state === 'now' ? <strong>{text.state.now}</strong> : text.state[row.state]) },
  { id: 'kind', name: text.columns.kind, cell: row => text.kind[row.kind] },
  { id: 'changes', name: text.columns.changes, right: true, cell: row => text.changes(row.changes) },
  { id: 'by', name: text.columns.by, cell: row => row.by ?? text.program },
  { id: 'at', name: text.columns.at, cell: row => <span className="mono">{timeText(row.at)}</span> },
  {
    id: 'reason',
    name: text.columns.reason,
    cell: row => (
      <span className="cut" title={row.reason ?? ''}>
        {row.reason ?? ''}
      </span>
    ),
  },
]

type Props = {
  readonly versions: ProfileVersions
  readonly look: (seq: number) => void
  readonly takeOffered: () => void
  readonly back: () => void
}

export function HistoryPage({ versions, look, takeOffered, back }: Props) {
  const { decisions, offered } = versions
  const list = useSelection(decisions, { idOf: row => String(row.seq) })
  const { row: marked } = list
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    ...(offered ? [{ press: 'F4', label: text.offered(offered.version), run: takeOffered }] : []),
    ...(marked ? [{ press: 'F9', label: text.open, run: () => look(marked.seq), primary: true }] : []),
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack tight table-ground">
        {offered && <Note level="flag">{rulesDeskText.offered(offered.version)}</Note>}
        <PickTable label={text.title} columns={columns} list={list} onOpen={row => look(row.seq)} autoFocus />
      </div>
    </Work>
  )
}
