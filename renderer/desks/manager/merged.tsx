/** The registers of merged branches: bring one in from a file, search it, look at a line, take a wrong one out. */
import { useRef, useState } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { MergedLooked, MergedRow } from '../../../shared/ipc/shapes/merged.ts'
import { mergedText as text } from '../../../shared/strings/zh-CN/merged.ts'
import { searchText } from '../../../shared/strings/zh-CN/search.ts'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { LookedLine } from '../../parts/looked-line.tsx'
import { foundMergedColumns } from '../../parts/merged-columns.tsx'
import { dayText, timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { MergedMapping } from './merged-mapping.tsx'

type Brought = Out<'merged.list'>['brought'][number]

const columns: readonly Column<Brought>[] = [
  { id: 'branch', name: text.branch, cell: row => row.branch },
  { id: 'code', name: text.code, cell: row => <span className="mono">{row.code}</span> },
  { id: 'rows', name: text.rows, right: true, cell: row => row.rows },
  { id: 'span', name: text.span, cell: row => row.from && row.to && text.spanOf(dayText(row.from), dayText(row.to)) },
  { id: 'by', name: text.by, cell: row => row.by },
  { id: 'at', name: text.at, cell: row => <span className="mono">{timeText(row.at)}</span> },
]

/** `readOnly`: for the auditor, who searches and sees what is masked. */
export function MergedRoom({ readOnly = false }: { readonly readOnly?: boolean }) {
  const asked = useAsked('merged.list', {})
  const [outcome, setOutcome] = useState<Out<'merged.bring'> | null>(null)
  const taken = asked.value?.taken ?? null
  if (taken && !readOnly)
    return (
      <MergedMapping
        key={taken.id}
        taken={taken}
        done={brought => {
          setOutcome(brought)
          asked.again()
        }}
      />
    )
  return <MergedSearch asked={asked} outcome={outcome} readOnly={readOnly} />
}

type Props = {
  readonly asked: ReturnType<typeof useAsked<'merged.list'>>
  readonly outcome: Out<'merged.bring'> | null
  readonly readOnly: boolean
}

function MergedSearch({ asked, outcome, readOnly }: Props) {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<{ readonly of: string; readonly rows: readonly MergedRow[] } | null>(null)
  const [asking, setAsking] = useState<'look' | 'drop' | null>(null)
  const [looked, setLooked] = useState<{ readonly of: string; readonly shown: MergedLooked } | null>(null)
  const { send, busy, failure, clear } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const brought = useSelection(asked.value?.brought ?? null, { idOf: row => row.id })
  const list = useSelection(found?.rows ?? null, { idOf: row => `${row.id} ${row.at}`, question: found?.of ?? '' })
  const marked = list.row
  // What was found needs the whole page.
  const listed = list.rows.length === 0 && brought.row !== null
  const seek = async () => {
    if (typed.trim() === '') return
    const reply = await send('merged.find', { text: typed })
    if (!reply?.ok) return
    setLooked(null)
    setFound({ of: typed, rows: reply.value })
    if (reply.value.length === 0) focusField(flow.current, 'find')
  }
  const take = async () => {
    clear()
    const reply = await send('merged.pick', {})
    if (reply?.ok && reply.value) asked.again()
  }
  const look = async (reason: string) => {
    const reply = marked && (await send('merged.look', { id: marked.id, at: marked.at, reason }))
    if (!reply?.ok || !marked) return
    setAsking(null)
    setLooked({ of: list.idOf(marked), shown: reply.value })
  }
  const drop = async (reason: string) => {
    const reply = brought.row && (await send('merged.drop', { id: brought.row.id, reason }))
    if (!reply?.ok) return
    setAsking(null)
    setFound(null)
    asked.again()
  }
  useKeys([
    { press: 'F2', label: text.focus, run: () => focusField(flow.current, 'find') },
    ...(readOnly ? [] : [{ press: 'Ctrl+S', label: text.take, run: () => void take(), off: busy }]),
    ...(readOnly || marked === null ? [] : [{ press: 'F4', label: text.look, run: () => setAsking('look') }]),
    ...(readOnly || !listed ? [] : [{ press: 'F10', label: text.drop, run: () => setAsking('drop') }]),
    { press: 'F9', label: text.seek, run: () => void seek(), primary: true, off: busy || typed.trim() === '' },
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">{text.readOnly}</span>
        </>
      }
    >
      <div className="stack tight table-ground">
        {outcome && <Outcome outcome={outcome} />}
        <EnterFlow flowRef={flow} className="filter-row" onLast={() => void seek()}>
          <TextField name="find" label={text.find} hint={text.findHint} value={typed} onChange={setTyped} maxLength={60} autoFocus />
        </EnterFlow>
        {asking === null && <RefusalNote failure={asked.failure ?? failure} again={asked.failure ? asked.again : undefined} />}
        {(asked.loading || busy) && <Waiting />}
        {looked && marked && looked.of === list.idOf(marked) && <LookedLine shown={looked.shown} done={() => setLooked(null)} />}
        {found && found.rows.length === 0 && <EmptyState title={text.nobody} />}
        {list.rows.length > 0 && <PickTable label={text.found} columns={foundMergedColumns} list={list} autoFocus />}
        {asked.value?.brought.length === 0 && <EmptyState title={text.none}>{readOnly ? null : text.noneHint}</EmptyState>}
        {listed && <PickTable label={text.title} columns={columns} list={brought} />}
      </div>
      {asking === 'look' && marked && (
        <ReasonDialog
          changed={false}
          title={text.lookTitle(marked.number)}
          ask={text.lookAsk}
          commonLabel={searchText.unmaskCommon}
          common={searchText.unmaskReasons.map(label => ({ label, words: label }))}
          wordsLabel={searchText.unmaskReason}
          short={searchText.unmaskShort}
          leastLetters={4}
          action={text.look}
          busy={busy}
          failure={failure}
          close={() => setAsking(null)}
          say={words => void look(words)}
        />
      )}
      {asking === 'drop' && brought.row && (
        <ReasonDialog
          changed={false}
          danger
          title={text.dropTitle(brought.row.branch)}
          ask={text.dropAsk}
          commonLabel={searchText.unmaskCommon}
          common={text.dropReasons.map(label => ({ label, words: label }))}
          wordsLabel={searchText.unmaskReason}
          short={searchText.unmaskShort}
          leastLetters={4}
          action={text.drop}
          busy={busy}
          failure={failure}
          close={() => setAsking(null)}
          say={words => void drop(words)}
        />
      )}
    </Work>
  )
}

function Outcome({ outcome: { rows, unread, unreadCount, known } }: { readonly outcome: Out<'merged.bring'> }) {
  return (
    <>
      <Note level="pass">{text.brought(rows)}</Note>
      {unreadCount > 0 && <Note level="flag">{text.unread(unreadCount, unread.slice(0, 10))}</Note>}
      {known > 0 && <Note level="note">{text.known(known)}</Note>}
    </>
  )
}
