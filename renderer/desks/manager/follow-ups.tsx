/** The bad grades: who answers for each until when, the call-backs, an appeal, the answer. */
import type { FollowUp } from '../../../shared/ipc/shapes/rating.ts'
import { isFollowUpOpen } from '../../../shared/rating/follow-up.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { followUpEventText, followUpStateText, followUpText as text } from '../../../shared/strings/zh-CN/follow-up.ts'
import { badReasonsText, gradeText } from '../../../shared/strings/zh-CN/rating.ts'
import { Day } from '../../../shared/time.ts'
import { Work } from '../../kit/frame.tsx'
import { Icon } from '../../kit/icon.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { dayText, timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { type Asking, FollowUpDialog } from './follow-up-dialog.tsx'

const columns: readonly Column<FollowUp>[] = [
  {
    id: 'due',
    name: text.columns.due,
    cell: row => (
      <span className={row.late ? 'late' : undefined}>
        {row.late && <Icon name="flag" />} {dayText(Day.parse(row.due))}
        {!row.dueCovered && text.dueOpen}
        {row.late && <span className="sr-only">{text.late}</span>}
      </span>
    ),
  },
  { id: 'state', name: text.columns.state, cell: row => followUpStateText[row.state] },
  {
    id: 'owner',
    name: text.columns.owner,
    cell: row => row.owner ?? (isFollowUpOpen(row.state) ? <span className="day-open">{text.unowned}</span> : ''),
  },
  { id: 'number', name: text.columns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.columns.name, cell: row => row.maskedName },
  { id: 'item', name: text.columns.item, cell: row => itemShortText[row.item] },
  { id: 'grade', name: text.columns.grade, cell: row => gradeText[row.grade] },
  { id: 'rated', name: text.columns.rated, cell: row => row.rated },
]

export function FollowUps() {
  const asked = useAsked('rating.followUps', {})
  const people = useAsked('operator.list', {})
  const list = useSelection(asked.value, { idOf: row => row.caseId, versionOf: row => `${row.state} ${row.steps.length}` })
  const { rows, row: marked } = list
  const dialog = useRowDialog<Asking, FollowUp>(list)
  const open = marked !== null && isFollowUpOpen(marked.state)
  const owned = marked !== null && marked.owner !== null
  useKeys(
    open
      ? [
          { press: 'F2', label: text.assign, run: () => dialog.open('assign') },
          { press: 'F3', label: text.call, run: () => dialog.open('call'), off: !owned },
          ...(marked.state === 'open'
            ? [{ press: 'F4', label: text.appeal, run: () => dialog.open('appeal'), off: !owned }]
            : [{ press: 'F4', label: text.judge, run: () => dialog.open('judge'), off: !owned }]),
          { press: 'F9', label: text.answer, run: () => dialog.open('answer'), primary: true, off: !owned || marked.state !== 'open' },
        ]
      : [],
  )
  const left = asked.value?.filter(({ state }) => isFollowUpOpen(state)) ?? []
  const late = left.filter(row => row.late).length
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {asked.value && <span className={late > 0 ? 'day-open' : 'secondary'}>{text.summary(left.length, late)}</span>}
        </>
      }
    >
      <div className="stack">
        <RefusalNote failure={asked.failure} again={asked.again} />
        {asked.loading && <Waiting />}
        {asked.value && rows.length === 0 && <EmptyState title={text.empty} />}
        {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} autoFocus />}
        {marked && <Steps row={marked} />}
      </div>
      {dialog.shown && (
        <FollowUpDialog
          key={dialog.shown.kind}
          asking={dialog.shown.kind}
          row={dialog.shown.row}
          people={people.value ?? []}
          changed={dialog.shown.changed}
          close={dialog.close}
          done={() => {
            dialog.close()
            asked.again()
          }}
        />
      )}
    </Work>
  )
}

function Steps({ row }: { readonly row: FollowUp }) {
  return (
    <section className="stack tight" aria-label={text.steps}>
      <h2>{text.steps}</h2>
      <p>
        {text.said(row.day, gradeText[row.grade], badReasonsText(row.reasons))}
        {row.words !== '' && ` ${row.words}`}
      </p>
      {row.steps.length === 0 && isFollowUpOpen(row.state) && <p className="secondary">{text.noSteps}</p>}
      <ol className="plain-list">
        {row.steps.map(step => (
          <li key={step.at + step.event}>
            {text.step(timeText(step.at), step.owner === null ? followUpEventText[step.event] : text.to(step.owner), step.by)}
            {step.note !== '' && <p className="secondary">{step.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
