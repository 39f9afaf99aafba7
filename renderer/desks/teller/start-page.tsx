/** The teller's desk between two people: who comes next, what came back, one's own open cases, and the day so far. */
import { useRef } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import type { ReturnedCase, TellerToday } from '../../../shared/ipc/shapes/teller.ts'
import type { LineView, TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { reassignText } from '../../../shared/strings/zh-CN/access.ts'
import { itemShortText, itemText } from '../../../shared/strings/zh-CN/business.ts'
import { ageText } from '../../../shared/strings/zh-CN/cards.ts'
import { priorityKindText, queueText } from '../../../shared/strings/zh-CN/queue.ts'
import { durationText } from '../../../shared/strings/zh-CN/report.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { Icon } from '../../kit/icon.tsx'
import { useKeys, useOnTop } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { PickPanels } from '../../kit/pick-panels.tsx'
import { Scroll } from '../../kit/scroll.tsx'
import { type Selection, useSelection } from '../../kit/use-selection.ts'
import { clockText } from '../../parts/time-text.ts'
import type { Asked } from '../../parts/use-asked.ts'
import { minutesSince, type Now, useNow } from '../../parts/use-now.ts'
import { faultsWords } from '../../steps/review/fault-words.ts'
import { AbsentCases } from './absent-cases.tsx'
import { isLongWait } from './waiting-line.tsx'

const text = tellerText.start

type Props = {
  readonly today: Asked<TellerToday>
  readonly line: LineView | null
  /** The number at this window whose case was put aside. */
  readonly begun: TicketView | null
  readonly open: (id: CaseId) => void
}

export function StartPage({ today, line, begun, open }: Props) {
  const now = useNow()
  const day = today.value
  return (
    <Scroll className="work-body teller-start" landing>
      <h1 className="sr-only">{text.title}</h1>
      <RefusalNote failure={today.failure} again={today.again} />
      {!day && !today.failure && <Waiting />}
      {day && (
        <>
          <Front day={day} line={line} begun={begun} now={now} />
          <OwnCases day={day} now={now} open={open} />
          <DayFigures counts={day.counts} />
        </>
      )}
    </Scroll>
  )
}

type FrontProps = {
  readonly day: TellerToday
  readonly line: LineView | null
  readonly begun: TicketView | null
  readonly now: Now | null
}

/** The largest thing on the page, and what F9 is about. */
function Front({ day: { next, paused }, line, begun, now }: FrontProps) {
  if (begun) return <BigNumber ticket={begun} title={tellerText.line.mine} says={text.resumeHint} />
  if (paused)
    return (
      <section className="card next-person" aria-label={text.next}>
        <EmptyState title={text.paused}>{text.pausedHint}</EmptyState>
      </section>
    )
  if (next) {
    const minutes = minutesSince(now, next.takenAt) ?? 0
    return (
      <BigNumber
        ticket={next}
        title={text.next}
        says={text.waits(minutes, clockText(next.takenAt))}
        long={isLongWait(next, minutes)}
        {...(next.sent ? { sent: queueText.sentBy(next.sent.by, next.sent.counter, next.sent.reason) } : {})}
      />
    )
  }
  const elsewhere = line !== null && line.waiting.length > 0
  const since = line?.emptySince ?? null
  return (
    <section className="card next-person" aria-label={text.next}>
      <EmptyState title={elsewhere ? text.notHere : since === null ? tellerText.line.empty : tellerText.line.emptySince(clockText(since))}>
        {elsewhere ? text.notHereHint : tellerText.line.hallShows} {text.hint}
      </EmptyState>
    </section>
  )
}

type NumberProps = {
  readonly ticket: TicketView
  readonly title: string
  readonly says: string
  readonly long?: boolean
  readonly sent?: string
}

function BigNumber({ ticket, title, says, long = false, sent }: NumberProps) {
  return (
    <section className="card next-person" aria-label={title}>
      <div>
        <p className="secondary">{title}</p>
        <p className="next-number">{ticket.number}</p>
      </div>
      <div>
        <p className="next-item">
          {itemText[ticket.item]}
          {ticket.priority && (
            <span className="priority">
              <Icon name="star" />
              {ticket.kind === null ? tellerText.line.priority : priorityKindText[ticket.kind]}
            </span>
          )}
        </p>
        <p className={long ? 'case-state flag' : 'secondary'}>{says}</p>
        {sent && <p className="secondary">{sent}</p>}
      </div>
    </section>
  )
}

type Own = ReturnedCase | CaseRow
type OwnProps = { readonly day: TellerToday; readonly now: Now | null; readonly open: (id: CaseId) => void }

/** What came back stands first and is selected first; below it the table of what is open, in one list for the arrows. */
function OwnCases({ day: { returned, open: others }, now, open }: OwnProps) {
  const list: Selection<Own> = useSelection<Own>([...returned, ...others], { idOf: row => row.id, versionOf: row => row.revision })
  const part = useRef<HTMLDivElement>(null)
  const away = useRef<HTMLElement>(null)
  // A dialog that stands over the page keeps the focus when a case comes back meanwhile.
  const onTop = useOnTop()
  const focusList = (inside: HTMLElement | null) => inside?.querySelector<HTMLElement>('[role=listbox]')?.focus()
  useKeys([
    ...(list.rows.length > 0 ? [{ press: 'F5', label: tellerText.cases.open, run: () => focusList(part.current) }] : []),
    // The list is there only while a colleague is not.
    { press: 'Ctrl+J', label: reassignText.absentTitle, run: () => focusList(away.current), hidden: true },
  ])
  const age = (row: Own): string => {
    const minutes = minutesSince(now, row.changedAt)
    return minutes === null ? '' : ageText(minutes)
  }
  return (
    <>
      {list.rows.length === 0 ? (
        <section className="card" aria-label={tellerText.cases.title}>
          <EmptyState title={tellerText.cases.empty}>{tellerText.cases.emptyHint}</EmptyState>
        </section>
      ) : (
        <div ref={part}>
          <PickPanels
            label={tellerText.cases.title}
            list={list}
            onOpen={row => open(row.id)}
            autoFocus={onTop}
            panels={[
              {
                id: 'returned',
                title: stateText.returned,
                aside: <span className="secondary push">{tellerText.cases.openHint}</span>,
                rows: returned,
                row: one => <Returned row={one as ReturnedCase} age={age(one)} />,
              },
              {
                id: 'open',
                title: tellerText.cases.title,
                aside: returned.length === 0 ? <span className="secondary push">{tellerText.cases.openHint}</span> : null,
                names: <Names />,
                rows: others,
                row: one => <Open row={one} age={age(one)} />,
              },
            ]}
          />
        </div>
      )}
      <AbsentCases ground={away} open={open} />
    </>
  )
}

/** The reason first: it says whether the customer is needed again. */
function Returned({ row, age }: { readonly row: ReturnedCase; readonly age: string }) {
  const { sentBack } = row
  const why = sentBack === null ? stateText.returned : text.why(faultsWords(sentBack.faults), sentBack.note)
  const who = [row.maskedName, itemShortText[row.item], ...(sentBack ? [text.sentBack(sentBack.by, clockText(sentBack.at))] : [])]
  return (
    <span className="returned-case">
      <strong className="why" title={why}>
        {why}
      </strong>
      <span className="secondary">{who.join(' · ')}</span>
      <span className="age">{age}</span>
    </span>
  )
}

const names = text.columns

function Names() {
  return (
    <span className="open-case">
      {(['state', 'ticket', 'name', 'item', 'number'] as const).map(column => (
        <span key={column} className={column}>
          {names[column]}
        </span>
      ))}
      <span className="right">{names.age}</span>
    </span>
  )
}

function Open({ row, age }: { readonly row: CaseRow; readonly age: string }) {
  return (
    <span className="open-case">
      <span>{stateText[row.state]}</span>
      <span className="mono">{row.ticket ?? tellerText.room.withoutTicket}</span>
      <span className="name" title={row.maskedName}>
        {row.maskedName}
      </span>
      <span className="item">{itemShortText[row.item]}</span>
      <span className="number mono">{row.number}</span>
      <span className="right">{age}</span>
    </span>
  )
}

/** One line: a teller looks at it in passing. */
function DayFigures({ counts: { called, absent, served, handling, photo } }: { readonly counts: TellerToday['counts'] }) {
  const figures: readonly (readonly [string, string])[] = [
    [text.day.called, String(called)],
    [text.day.absent, String(absent)],
    [text.day.served, String(served)],
    [text.day.handling, handling === null ? text.day.none : durationText(handling)],
    [text.day.photo, photo.of === 0 ? text.day.none : text.day.share(photo.first, photo.of)],
  ]
  return (
    <section className="card own-day" aria-label={text.day.title}>
      <h2>{text.day.title}</h2>
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
