/** The audit log of a day or of one case, filtered by typing, with a sentence on whether it is whole. */
import { useRef, useState } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { AuditEntry } from '../../../shared/ipc/shapes/audit.ts'
import { auditFileText, disclosureText } from '../../../shared/strings/zh-CN/disclosure.ts'
import { auditEventText, managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { parseDay } from '../../../shared/time.ts'
import { type State, stateNames } from '../../../shared/workflow/table.ts'
import { DayField } from '../../kit/day-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable, type TableFocus } from '../../kit/pick-table.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { clockSecondsText, timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { GiveAuditFile } from './give-audit-file.tsx'
import { matchesEntry } from './log-rows.ts'
import type { LoggedCase } from './logged-case.ts'

const text = managerText.log
const stateNamed = (name: string): State | undefined => stateNames.find(state => state === name)

function changeOf({ from, to }: AuditEntry): string {
  const [before, after] = [from, to].map(name => (name === null ? undefined : stateNamed(name)))
  if (!after || before === after) return ''
  return before ? text.from(stateText[before], stateText[after]) : stateText[after]
}

const columnsFor = (ofCase: boolean): readonly Column<AuditEntry>[] => [
  { id: 'seq', name: text.seq, right: true, cell: row => row.seq },
  { id: 'at', name: text.at, cell: row => <span className="mono">{ofCase ? timeText(row.at) : clockSecondsText(row.at)}</span> },
  { id: 'what', name: text.what, cell: row => auditEventText(row.what) },
  { id: 'operator', name: text.operator, cell: row => row.operator ?? text.system },
  { id: 'counter', name: text.counter, cell: row => row.counter ?? '' },
  { id: 'caseNumber', name: text.caseNumber, cell: row => <span className="mono">{row.caseNumber ?? ''}</span> },
  { id: 'change', name: text.change, cell: changeOf },
  { id: 'words', name: text.words, cell: row => row.words ?? '' },
]

/** Whether the log is whole, as soon as it was read through. */
function Whole({ checked }: { readonly checked: Out<'audit.verify'> | null }) {
  if (checked === null) return <Note level="note">{text.checking}</Note>
  return checked.brokenAt === null ? <Note level="pass">{text.intact}</Note> : <Note level="refuse">{text.broken(checked.brokenAt)}</Note>
}

type Props = {
  readonly today: string
  readonly logged: LoggedCase | null
  readonly allDays: () => void
  /** For who only reads: no way to take the log out of the branch. */
  readonly readOnly?: boolean
}

export function Log({ today, logged, allDays, readOnly = false }: Props) {
  const [typedDay, setTypedDay] = useState(today)
  const [wanted, setWanted] = useState('')
  // The entry each page begins after; the last is the page that shows.
  const [pages, setPages] = useState<readonly (number | null)[]>([null])
  const before = pages.at(-1) ?? null
  const table = useRef<TableFocus>(null)
  const flow = useRef<HTMLDivElement>(null)
  const day = parseDay(typedDay)
  const asks = logged ? { caseId: logged.id, day: null, before } : day ? { caseId: null, day, before } : null
  const log = useAsked('audit.find', asks)
  const whole = useAsked('audit.verify', {})
  const key = useAsked('audit.key', {})
  const [giving, setGiving] = useState(false)
  const entries = log.value?.entries ?? []
  const list = useSelection(log.value && entries.filter(entry => matchesEntry(entry, wanted)), {
    idOf: row => String(row.seq),
    question: JSON.stringify([asks, wanted]),
  })
  const { rows } = list
  const oldest = entries.at(-1)
  const turnToDay = (typed: string) => {
    setTypedDay(typed)
    setPages([null])
  }
  useKeys([
    { press: 'F3', label: text.filter, run: () => focusField(flow.current, 'filter') },
    ...(pages.length > 1 ? [{ press: 'Alt+ArrowLeft', label: text.newer, run: () => setPages(pages.slice(0, -1)) }] : []),
    ...(oldest && log.value?.more ? [{ press: 'Alt+ArrowRight', label: text.older, run: () => setPages([...pages, oldest.seq]) }] : []),
    ...(!logged && !readOnly ? [{ press: 'F9', label: disclosureText.title['audit-log'], run: () => setGiving(true) }] : []),
    ...(logged ? [{ press: 'Escape', label: text.allDays, run: allDays }] : []),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {logged && <span>{text.ofCase(logged.number)}</span>}
          {log.value && <span className="secondary">{text.count(rows.length)}</span>}
          {(pages.length > 1 || log.value?.more) && <span className="secondary">{text.page(pages.length)}</span>}
        </>
      }
    >
      <div className="stack tight table-ground">
        <EnterFlow flowRef={flow} className="filter-row" onLast={() => table.current?.focus()}>
          {!logged && <DayField name="day" label={text.day} value={typedDay} onChange={turnToDay} autoFocus />}
          <TextField
            name="filter"
            label={text.filter}
            hint={text.filterHint}
            value={wanted}
            onChange={setWanted}
            maxLength={40}
            autoFocus={logged !== null}
          />
        </EnterFlow>
        <Whole checked={whole.value} />
        {!logged && key.value && (
          <p className="secondary dense">
            {auditFileText.key} <span className="mono">{key.value.fingerprint ?? auditFileText.noKey}</span>
          </p>
        )}
        <RefusalNote failure={log.failure ?? whole.failure} again={log.failure ? log.again : whole.again} />
        {log.loading && <Waiting />}
        {log.value && entries.length === 0 && <EmptyState title={text.empty} />}
        {entries.length > 0 && rows.length === 0 && <EmptyState title={text.noMatch} />}
        {rows.length > 0 && <PickTable label={text.title} columns={columnsFor(logged !== null)} list={list} handle={table} />}
      </div>
      {giving && day && <GiveAuditFile today={day} close={() => setGiving(false)} />}
    </Work>
  )
}
