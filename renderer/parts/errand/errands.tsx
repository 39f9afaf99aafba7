/** The visits at home and what is passed on for holders of another province's card: a list, and the next step of the marked one. */
import { useState } from 'react'
import { type ErrandEvent, errandSteps, isErrandOpen } from '../../../shared/errand/errand.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { ErrandView } from '../../../shared/ipc/shapes/errand.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { errandEventText, errandKindText, errandStateOf, homeReasonText, errandText as text } from '../../../shared/strings/zh-CN/errand.ts'
import { Day } from '../../../shared/time.ts'
import { Work } from '../../kit/frame.tsx'
import { Icon } from '../../kit/icon.tsx'
import { type Key, useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { SlipDialog } from '../slip-dialog.tsx'
import { dayText, timeText } from '../time-text.ts'
import { useAsked } from '../use-asked.ts'
import { AskErrandDialog, ContactDialog, StepErrandDialog } from './errand-dialogs.tsx'

const dueText = (due: string | null): string => (due === null ? '' : dayText(Day.parse(due)))

const columns: readonly Column<ErrandView>[] = [
  {
    id: 'due',
    name: text.columns.due,
    cell: row => (
      <span className={row.late ? 'late' : undefined}>
        {row.late && <Icon name="flag" />} {dueText(row.due)}
        {row.late && <span className="sr-only">{text.late}</span>}
      </span>
    ),
  },
  { id: 'kind', name: text.columns.kind, cell: row => errandKindText[row.kind] },
  { id: 'state', name: text.columns.state, cell: row => errandStateOf(row.kind, row.state) },
  { id: 'name', name: text.columns.name, cell: row => row.maskedName },
  { id: 'item', name: text.columns.item, cell: row => itemShortText[row.item] },
  { id: 'where', name: text.columns.where, cell: row => (row.why === null ? row.issuer : homeReasonText[row.why]) },
  { id: 'number', name: text.columns.number, cell: row => <span className="mono">{row.number}</span> },
]

/** On which key each step stands; those of one state never share one. */
const pressOf = {
  plan: 'F4',
  missed: 'F6',
  done: 'F9',
  send: 'F9',
  accept: 'F9',
  refuse: 'F6',
  tell: 'F9',
  drop: 'F8',
} as const satisfies Record<ErrandEvent, string>

type Props = {
  readonly profile: Out<'profile.view'>
  readonly today: string
  readonly back: (() => void) | null
  /** Null at a desk where no case is worked on. */
  readonly openCase: ((caseId: CaseId) => void) | null
}

export function Errands({ profile, today, back, openCase }: Props) {
  const asked = useAsked('errand.list', {})
  const list = useSelection<ErrandView>(asked.value ?? null, { idOf: row => row.id, versionOf: row => `${row.state} ${row.steps.length}` })
  const { rows, row: marked } = list
  const dialog = useRowDialog<ErrandEvent, ErrandView>(list)
  const [asking, setAsking] = useState<'home' | 'away' | null>(null)
  const [contact, setContact] = useState<ErrandView | null>(null)
  const [printing, setPrinting] = useState<ErrandView | null>(null)
  const open = rows.filter(({ state }) => isErrandOpen(state))
  const steps = marked === null ? [] : errandSteps(marked.kind, marked.state)
  useKeys([
    ...(back ? [{ press: 'Escape', label: text.back, run: back }] : []),
    { press: 'F2', label: text.askHome, run: () => setAsking('home') },
    { press: 'F3', label: text.askAway, run: () => setAsking('away') },
    ...(marked ? [{ press: 'F7', label: text.contact, run: () => setContact(marked) }] : []),
    ...(marked ? [{ press: 'F5', label: text.print, run: () => setPrinting(marked) }] : []),
    ...steps.map((event): Key => {
      // A visit that is not arranged yet is arranged next.
      const next = event === 'plan' && marked?.state === 'asked'
      const press = next ? 'F9' : pressOf[event]
      return { press, label: errandEventText[event], run: () => dialog.open(event), ...(press === 'F9' ? { primary: true } : {}) }
    }),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {asked.value && <span className="secondary">{text.summary(open.length, open.filter(({ late }) => late).length)}</span>}
        </>
      }
    >
      <div className="stack">
        <RefusalNote failure={asked.failure} again={asked.again} />
        {asked.loading && <Waiting />}
        {asked.value && rows.length === 0 && <EmptyState title={text.empty} />}
        {rows.length > 0 && (
          <PickTable
            label={text.title}
            columns={columns}
            list={list}
            onOpen={openCase ? row => row.caseId !== null && openCase(row.caseId) : undefined}
            autoFocus
          />
        )}
        {marked && <Steps row={marked} opens={openCase !== null} />}
      </div>
      {asking && <AskErrandDialog kind={asking} profile={profile} close={() => setAsking(null)} done={() => setAsking(null)} />}
      {contact && <ContactDialog row={contact} close={() => setContact(null)} />}
      {printing && (
        <SlipDialog slip={{ kind: 'errand', caseId: null, ticketId: null, ofId: printing.id }} close={() => setPrinting(null)} />
      )}
      {dialog.shown && (
        <StepErrandDialog
          key={dialog.shown.kind}
          event={dialog.shown.kind}
          row={dialog.shown.row}
          today={today}
          changed={dialog.shown.changed}
          close={dialog.close}
          done={dialog.close}
        />
      )}
    </Work>
  )
}

function Steps({ row, opens }: { readonly row: ErrandView; readonly opens: boolean }) {
  return (
    <section className="stack tight" aria-label={text.steps}>
      <h2>{text.steps}</h2>
      <p className="secondary">{text.facts.asked(timeText(row.at), row.by)}</p>
      {row.day !== null && <p>{text.facts.visit(dayText(Day.parse(row.day)), row.goers)}</p>}
      {row.reference !== '' && <p>{text.facts.reference(row.reference)}</p>}
      {row.caseNumber !== null && <p>{text.facts.made(row.caseNumber, opens)}</p>}
      {row.steps.length === 0 && isErrandOpen(row.state) && <p className="secondary">{text.noSteps}</p>}
      <ol className="plain-list">
        {row.steps.map(step => (
          <li key={step.at + step.event}>
            {text.step(timeText(step.at), errandEventText[step.event], step.by)}
            {step.note !== '' && <p className="secondary">{step.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
