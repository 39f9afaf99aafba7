/** The end of a day in one key: each line zero or explained, what was found is kept and can be printed. */
import { useState } from 'react'
import type { DayEndView } from '../../../../shared/ipc/shapes/day-end.ts'
import { type DayLine, type DayLineState, unexplained } from '../../../../shared/report/day-end.ts'
import type { Failure } from '../../../../shared/result.ts'
import { grantText } from '../../../../shared/strings/zh-CN/access.ts'
import { dayLineText, dayEndText as text } from '../../../../shared/strings/zh-CN/report.ts'
import { type Day, dayOf, Instant, parseDay } from '../../../../shared/time.ts'
import { DayField } from '../../../kit/day-field.tsx'
import { EnterFlow } from '../../../kit/enter-flow.tsx'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { ReasonDialog } from '../../../kit/reason-dialog.tsx'
import { useChangedSince, useRowDialog } from '../../../kit/use-row-dialog.ts'
import { useSelection } from '../../../kit/use-selection.ts'
import { SlipDialog } from '../../../parts/slip-dialog.tsx'
import { timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'

const columns: readonly Column<DayLineState>[] = [
  { id: 'line', name: text.line, cell: row => dayLineText[row.line].name },
  {
    id: 'open',
    name: text.open,
    cell: row => (row.open === 0 ? text.zero : <span className="day-open">{dayLineText[row.line].open(row.open)}</span>),
  },
  { id: 'figures', name: text.figures, cell: row => dayLineText[row.line].figures(row.figures) },
  { id: 'reason', name: text.reason, cell: row => row.reason ?? '' },
]

export function DayEndDesk({ today }: { readonly today: Day }) {
  const [typedDay, setTypedDay] = useState<string>(today)
  const day = parseDay(typedDay)
  const asked = useAsked('day.view', day && { day })
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {asked.value && asked.value.unclosed.length > 0 && (
            <span className="day-open">{text.unclosed(asked.value.unclosed.map(one => one.slice(5)))}</span>
          )}
        </>
      }
    >
      <div className="stack tight table-ground">
        <EnterFlow className="filter-row">
          <DayField name="day" label={text.day} value={typedDay} onChange={setTypedDay} />
        </EnterFlow>
        <RefusalNote failure={asked.failure} again={asked.again} />
        {asked.loading && <Waiting />}
        {asked.value && <Lines key={asked.value.day} view={asked.value} again={asked.again} />}
      </div>
    </Work>
  )
}

type Asking = 'again' | 'print' | null

function Lines({ view, again }: { readonly view: DayEndView; readonly again: () => void }) {
  const [said, setSaid] = useState<Partial<Record<DayLine, string>>>({})
  const [asking, setAsking] = useState<Asking>(null)
  const { send, busy, failure } = useSent()
  const lines = view.lines.map(line => ({ ...line, reason: line.open === 0 ? null : (said[line.line] ?? line.reason) }))
  const list = useSelection(lines, { idOf: ({ line }) => line, versionOf: ({ open }) => open })
  const { row: marked } = list
  const missing = unexplained(lines)
  const [last] = view.runs
  const close = async (reason: string | null) => {
    const reasons = Object.fromEntries(lines.flatMap(({ line, reason: words }) => (words === null ? [] : [[line, words]])))
    const reply = await send('day.close', { day: view.day, reasons, again: reason })
    if (!reply?.ok) return
    setAsking(null)
    setSaid({})
    again()
  }
  const dialog = useRowDialog<'explain', DayLineState>(list)
  const explain = ({ line }: DayLineState, words: string) => {
    setSaid({ ...said, [line]: words })
    dialog.close()
    const next = missing.find(one => one !== line)
    if (next) list.selectId(next)
  }
  useKeys([
    { press: 'F3', label: text.explain, run: () => dialog.open('explain'), off: !marked || marked.open === 0 },
    { press: 'Ctrl+P', label: text.print, run: () => setAsking('print'), off: !last },
    {
      press: 'F9',
      label: last ? text.again : text.close,
      run: () => (last ? setAsking('again') : void close(null)),
      primary: true,
      guarded: true,
      off: busy || missing.length > 0,
    },
  ])
  return (
    <>
      {last && <Note level="pass">{text.done(timeText(last.at), last.by)}</Note>}
      {missing.length > 0 ? <Note level="flag">{text.todo(missing.length)}</Note> : !last && <Note level="pass">{text.ready}</Note>}
      <RefusalNote failure={asking === null ? failure : null} />
      {view.tied.map(pair => (
        <Note key={`${pair.maker} ${pair.checker}`} level="refuse">
          {text.tiedPair(pair.maker, pair.checker, text.tiedHow(pair.by, dayOf(Instant.parse(pair.at)), grantText[pair.kind]), pair.cases)}
        </Note>
      ))}
      <PickTable label={text.title} columns={columns} list={list} onOpen={row => row.open > 0 && dialog.open('explain', row)} autoFocus />
      {dialog.shown && (
        <ReasonDialog
          title={text.explainTitle(dayLineText[dialog.shown.row.line].name)}
          commonLabel={text.common}
          common={text.usual.map((label, place) => ({ label, words: place === text.usual.length - 1 ? '' : label }))}
          wordsLabel={text.words}
          short={text.short}
          action={text.explain}
          busy={false}
          failure={null}
          changed={dialog.shown.changed}
          close={dialog.close}
          say={words => dialog.shown && explain(dialog.shown.row, words)}
        />
      )}
      {asking === 'again' && (
        <AgainDialog runs={view.runs.length} busy={busy} failure={failure} close={() => setAsking(null)} say={words => void close(words)} />
      )}
      {asking === 'print' && (
        <SlipDialog slip={{ kind: 'day-end', caseId: null, ticketId: null, day: view.day }} close={() => setAsking(null)} />
      )}
    </>
  )
}

type AgainProps = {
  /** How often this day was closed; a colleague may close it again meanwhile. */
  readonly runs: number
  readonly busy: boolean
  readonly failure: Failure | null
  readonly close: () => void
  readonly say: (words: string) => void
}

function AgainDialog({ runs, busy, failure, close, say }: AgainProps) {
  const changed = useChangedSince(runs)
  return (
    <ReasonDialog
      title={text.againTitle}
      ask={text.againAsk}
      commonLabel={text.common}
      common={text.usualAgain.map(label => ({ label, words: label }))}
      wordsLabel={text.againReason}
      short={text.short}
      action={text.again}
      busy={busy}
      failure={failure}
      changed={changed && !busy}
      close={close}
      say={say}
    />
  )
}
