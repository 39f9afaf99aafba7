/** The end of a day in one key: each line zero or explained, what was found is kept and can be printed. */
import { useState } from 'react'
import type { DayEndView } from '../../../../shared/ipc/shapes/day-end.ts'
import { type DayLine, type DayLineState, unexplained } from '../../../../shared/report/day-end.ts'
import { dayLineText, dayEndText as text } from '../../../../shared/strings/zh-CN/report.ts'
import { type Day, parseDay } from '../../../../shared/time.ts'
import { SlipDialog } from '../../../app/slip-dialog.tsx'
import { timeText } from '../../../app/time-text.ts'
import { useAsked } from '../../../app/use-asked.ts'
import { useSent } from '../../../app/use-sent.ts'
import { DayField } from '../../../kit/day-field.tsx'
import { EnterFlow } from '../../../kit/enter-flow.tsx'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { ReasonDialog } from '../../../kit/reason-dialog.tsx'

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

const refreshOn = [
  'case.changed',
  'ticket.changed',
  'fee.changed',
  'stock.changed',
  'pickup.changed',
  'online.changed',
  'unit.changed',
] as const

export function DayEndDesk({ today }: { readonly today: Day }) {
  const [typedDay, setTypedDay] = useState<string>(today)
  const day = parseDay(typedDay)
  const asked = useAsked('day.view', day && { day }, refreshOn)
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

type Asking = 'explain' | 'again' | 'print' | null

function Lines({ view, again }: { readonly view: DayEndView; readonly again: () => void }) {
  const [said, setSaid] = useState<Partial<Record<DayLine, string>>>({})
  const [chosen, setChosen] = useState<DayLine>('tickets')
  const [asking, setAsking] = useState<Asking>(null)
  const { send, busy, failure } = useSent()
  const lines = view.lines.map(line => ({ ...line, reason: line.open === 0 ? null : (said[line.line] ?? line.reason) }))
  const marked = lines.find(({ line }) => line === chosen) ?? lines[0]
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
  const explain = (words: string) => {
    setSaid({ ...said, [chosen]: words })
    setAsking(null)
    const next = missing.find(line => line !== chosen)
    if (next) setChosen(next)
  }
  useKeys([
    { press: 'F3', label: text.explain, run: () => setAsking('explain'), off: !marked || marked.open === 0 },
    { press: 'Ctrl+P', label: text.print, run: () => setAsking('print'), off: !last },
    {
      press: 'F9',
      label: last ? text.again : text.close,
      run: () => (last ? setAsking('again') : void close(null)),
      primary: true,
      off: busy || missing.length > 0,
    },
  ])
  return (
    <>
      {last && <Note level="pass">{text.done(timeText(last.at), last.by)}</Note>}
      {missing.length > 0 ? <Note level="flag">{text.todo(missing.length)}</Note> : !last && <Note level="pass">{text.ready}</Note>}
      <RefusalNote failure={asking === null ? failure : null} />
      <PickTable
        label={text.title}
        columns={columns}
        rows={lines}
        idOf={row => row.line}
        chosen={marked?.line ?? null}
        onChoose={row => setChosen(row.line)}
        onOpen={row => row.open > 0 && setAsking('explain')}
        autoFocus
      />
      {asking === 'explain' && marked && (
        <ReasonDialog
          title={text.explainTitle(dayLineText[marked.line].name)}
          commonLabel={text.common}
          common={text.usual.map((label, place) => ({ label, words: place === text.usual.length - 1 ? '' : label }))}
          wordsLabel={text.words}
          short={text.short}
          action={text.explain}
          busy={false}
          failure={null}
          close={() => setAsking(null)}
          say={explain}
        />
      )}
      {asking === 'again' && (
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
          close={() => setAsking(null)}
          say={words => void close(words)}
        />
      )}
      {asking === 'print' && (
        <SlipDialog slip={{ kind: 'day-end', caseId: null, ticketId: null, day: view.day }} close={() => setAsking(null)} />
      )}
    </>
  )
}
