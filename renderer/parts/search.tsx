/** Ctrl+K: finds a case from any desk by a whole number, or a name with the last four, and opens it where this person may act. */
import { useRef, useState } from 'react'
import type { Desk } from '../../shared/access/roles.ts'
import type { CaseRow } from '../../shared/ipc/shapes/case.ts'
import type { MergedRow } from '../../shared/ipc/shapes/merged.ts'
import { deskText } from '../../shared/strings/zh-CN/access.ts'
import { itemShortText } from '../../shared/strings/zh-CN/business.ts'
import { mergedText } from '../../shared/strings/zh-CN/merged.ts'
import { seekText as text } from '../../shared/strings/zh-CN/search.ts'
import { stateText } from '../../shared/strings/zh-CN/workflow.ts'
import { Dialog } from '../kit/dialog.tsx'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { type Column, PickTable, type TableFocus } from '../kit/pick-table.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useSelection } from '../kit/use-selection.ts'
import { deskForCase } from './desk-for-case.ts'
import { foundMergedColumns } from './merged-columns.tsx'
import { timeText } from './time-text.ts'
import { useSent } from './use-sent.ts'

type Props = { readonly mine: readonly Desk[]; readonly go: (change: { desk: Desk; caseId: CaseRow['id']; step: null }) => void }

export function SearchKey({ mine, go }: Props) {
  const [open, setOpen] = useState(false)
  useKeys([{ press: 'Ctrl+K', label: text.open, run: () => setOpen(true), hidden: true }])
  if (!open) return null
  const close = () => setOpen(false)
  return (
    <SearchDialog
      mine={mine}
      close={close}
      go={(desk, row) => {
        close()
        go({ desk, caseId: row.id, step: null })
      }}
    />
  )
}

const columnsFor = (mine: readonly Desk[]): readonly Column<CaseRow>[] => [
  { id: 'state', name: text.state, cell: row => stateText[row.state] },
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.name, cell: row => row.maskedName },
  { id: 'item', name: text.item, cell: row => itemShortText[row.item] },
  { id: 'changed', name: text.changed, cell: row => <span className="mono">{timeText(row.changedAt)}</span> },
  {
    id: 'where',
    name: text.where,
    cell: row => {
      const desk = deskForCase(row.state, mine)
      return desk === null ? <span className="secondary">{text.nowhere}</span> : deskText[desk]
    },
  },
]

/** What the merged branches have of it is listed apart: it is read here and carried on nowhere. */
function Elsewhere({ rows }: { readonly rows: readonly MergedRow[] }) {
  const list = useSelection(rows, { idOf: row => `${row.id} ${row.at}` })
  return (
    <section className="stack tight" aria-label={mergedText.elsewhere}>
      <h3>{mergedText.elsewhere}</h3>
      <PickTable label={mergedText.elsewhere} columns={foundMergedColumns} list={list} />
    </section>
  )
}

type DialogProps = { readonly mine: readonly Desk[]; readonly go: (desk: Desk, row: CaseRow) => void; readonly close: () => void }

type Found = { readonly of: string; readonly rows: readonly CaseRow[]; readonly elsewhere: readonly MergedRow[] }

/** Asked on Enter, not while typing: every search that finds nobody is counted. */
function SearchDialog({ mine, go, close }: DialogProps) {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const table = useRef<TableFocus>(null)
  const rows = found !== null && found.of === typed ? found.rows : null
  const list = useSelection(rows, { idOf: row => row.id, versionOf: row => row.revision, question: found?.of ?? '' })
  const openRow = (row: CaseRow | null) => {
    const desk = row && deskForCase(row.state, mine)
    if (row && desk) go(desk, row)
  }
  const seek = async () => {
    if (rows !== null) return openRow(list.row)
    const reply = await send('case.find', { which: 'all', text: typed })
    if (!reply?.ok) return
    const merged = mine.every(desk => desk === 'lobby') ? null : await send('merged.find', { text: typed })
    setFound({ of: typed, rows: reply.value, elsewhere: merged?.ok ? merged.value : [] })
    const [only, ...others] = reply.value
    if (only && others.length === 0 && deskForCase(only.state, mine)) return openRow(only)
    if (only) table.current?.focus()
    // What was typed stands selected: the next scan goes over it.
    else focusField(flow.current, 'seek')
  }
  const elsewhere = rows === null ? [] : (found?.elsewhere ?? [])
  const may = rows !== null && list.row !== null && deskForCase(list.row.state, mine) !== null
  return (
    <Dialog
      changed={false}
      wide
      title={text.title}
      close={close}
      closeLabel={text.close}
      primary={{
        label: rows === null ? text.seek : text.go,
        run: () => void seek(),
        off: busy || typed.trim() === '' || (rows !== null && !may),
      }}
    >
      <EnterFlow flowRef={flow} onLast={() => typed.trim() !== '' && void seek()}>
        <TextField name="seek" label={text.field} hint={text.hint} value={typed} onChange={setTyped} maxLength={60} />
      </EnterFlow>
      <RefusalNote failure={failure} />
      {busy && <Waiting text={text.busy} />}
      {rows !== null && rows.length === 0 && elsewhere.length === 0 && <EmptyState title={text.none}>{text.noneHint}</EmptyState>}
      {rows !== null && rows.length > 0 && (
        <>
          <PickTable label={text.title} columns={columnsFor(mine)} list={list} onOpen={openRow} handle={table} autoFocus />
          {list.row !== null && !may && <Note level="note">{text.notYours(stateText[list.row.state])}</Note>}
        </>
      )}
      {elsewhere.length > 0 && <Elsewhere rows={elsewhere} />}
    </Dialog>
  )
}
