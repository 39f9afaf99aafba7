/** A sheet of a merged branch that was read: which branch it is of, and which of its columns is what. */
import { useRef, useState } from 'react'
import { lacksColumn, type MergedColumns, type MergedField, mergedFields, mergedMust } from '../../../shared/disclosure/merged.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { mergedText as text } from '../../../shared/strings/zh-CN/merged.ts'
import { searchText } from '../../../shared/strings/zh-CN/search.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable, type TableFocus } from '../../kit/pick-table.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { useSent } from '../../parts/use-sent.ts'

type Taken = NonNullable<Out<'merged.list'>['taken']>
type Row = { readonly field: MergedField; readonly heading: Taken['headings'][number] | null; readonly must: boolean }
type Choice = { readonly place: number | null; readonly name: string; readonly filled: number | null }

const fieldColumns: readonly Column<Row>[] = [
  { id: 'field', name: text.field, cell: row => text.fields[row.field] },
  {
    id: 'column',
    name: text.column,
    cell: row => row.heading?.name ?? <span className={row.must ? 'late' : 'secondary'}>{row.must ? text.must : text.noColumn}</span>,
  },
  { id: 'filled', name: text.filled, right: true, cell: row => row.heading?.filled ?? '' },
]
const choiceColumns: readonly Column<Choice>[] = [
  { id: 'name', name: text.column, cell: row => row.name },
  { id: 'filled', name: text.filled, right: true, cell: row => row.filled ?? '' },
]

type Props = { readonly taken: Taken; readonly done: (brought: Out<'merged.bring'> | null) => void }

export function MergedMapping({ taken, done }: Props) {
  const [branch, setBranch] = useState('')
  const [code, setCode] = useState('')
  const [columns, setColumns] = useState<MergedColumns>(taken.columns)
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState<'column' | 'drop' | null>(null)
  const { send, busy, failure, clear } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const table = useRef<TableFocus>(null)
  const must: readonly MergedField[] = mergedMust
  const rows = mergedFields.map((field): Row => {
    const place = columns[field]
    return { field, heading: place === null ? null : (taken.headings[place] ?? null), must: must.includes(field) }
  })
  const list = useSelection(rows, { idOf: row => row.field, versionOf: () => 0 })
  const bring = async () => {
    setTried(true)
    if (branch.trim().length < 2) return focusField(flow.current, 'branch')
    if (code.trim() === '') return focusField(flow.current, 'code')
    if (lacksColumn(columns)) return table.current?.focus()
    const reply = await send('merged.bring', { id: taken.id, branch, code, columns })
    if (reply?.ok) done(reply.value)
  }
  const drop = async (reason: string) => {
    const reply = await send('merged.drop', { id: taken.id, reason })
    if (reply?.ok) done(null)
  }
  /** A column is one thing: whoever had it before has none. */
  const choose = (field: MergedField, place: number | null) => {
    const freed = Object.fromEntries(mergedFields.map(one => [one, columns[one] === place ? null : columns[one]])) as MergedColumns
    setColumns({ ...freed, [field]: place })
    setAsking(null)
    clear()
  }
  useKeys([
    { press: 'F4', label: text.pick, run: () => setAsking('column'), off: list.row === null },
    { press: 'F10', label: text.leave, run: () => setAsking('drop') },
    { press: 'F9', label: text.bring, run: () => void bring(), primary: true, off: busy },
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.mapTitle}</h1>
          <span className="secondary">{text.lines(taken.rows)}</span>
        </>
      }
    >
      <div className="stack tight table-ground">
        <p className="secondary">{text.mapNote}</p>
        <EnterFlow flowRef={flow} className="form-columns" onLast={() => table.current?.focus()}>
          <TextField
            name="branch"
            label={text.branch}
            value={branch}
            onChange={setBranch}
            maxLength={50}
            error={tried && branch.trim().length < 2 ? text.branchError : null}
            autoFocus
          />
          <TextField
            name="code"
            label={text.code}
            hint={text.codeHint}
            entry="code"
            value={code}
            onChange={setCode}
            maxLength={20}
            error={tried && code.trim() === '' ? text.codeError : null}
          />
        </EnterFlow>
        {asking === null && <RefusalNote failure={failure} />}
        {busy && <Waiting />}
        <PickTable label={text.mapTitle} columns={fieldColumns} list={list} onOpen={() => setAsking('column')} handle={table} />
      </div>
      {asking === 'column' && list.row && (
        <ColumnDialog
          field={list.row.field}
          taken={taken}
          place={columns[list.row.field]}
          close={() => setAsking(null)}
          choose={place => list.row && choose(list.row.field, place)}
        />
      )}
      {asking === 'drop' && (
        <ReasonDialog
          changed={false}
          danger
          title={text.leave}
          commonLabel={searchText.unmaskCommon}
          common={text.dropReasons.map(label => ({ label, words: label }))}
          wordsLabel={searchText.unmaskReason}
          short={searchText.unmaskShort}
          leastLetters={4}
          action={text.leave}
          busy={busy}
          failure={failure}
          close={() => setAsking(null)}
          say={words => void drop(words)}
        />
      )}
    </Work>
  )
}

type ColumnProps = {
  readonly field: MergedField
  readonly taken: Taken
  readonly place: number | null
  readonly close: () => void
  readonly choose: (place: number | null) => void
}

function ColumnDialog({ field, taken, place, close, choose }: ColumnProps) {
  const choices: readonly Choice[] = [
    ...taken.headings.map(({ name, filled }, at) => ({ place: at, name, filled })),
    { place: null, name: text.noColumn, filled: null },
  ]
  const list = useSelection(choices, {
    idOf: row => String(row.place),
    versionOf: () => 0,
    begin: all => all.find(one => one.place === place),
  })
  const take = (row: Choice | null) => row && choose(row.place)
  return (
    <Dialog
      title={text.pickTitle(text.fields[field])}
      changed={false}
      close={close}
      primary={{ label: text.pick, run: () => take(list.row), off: list.row === null }}
    >
      <PickTable label={text.column} columns={choiceColumns} list={list} onOpen={take} autoFocus />
    </Dialog>
  )
}
