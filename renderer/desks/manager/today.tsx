/** Today at a glance: the line, the work in hand, and what was done so far. */
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import { countedKinds } from '../../../shared/report/tally.ts'
import { ageText } from '../../../shared/strings/zh-CN/cards.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { countedText, durationText, reportText, shareText } from '../../../shared/strings/zh-CN/report.ts'
import { type Day, parseDay } from '../../../shared/time.ts'
import { Work } from '../../kit/frame.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { clockText } from '../../parts/time-text.ts'
import { type Asked, useAsked } from '../../parts/use-asked.ts'
import { minutesSince, type Now, useNow } from '../../parts/use-now.ts'
import { isLate } from '../cards/board.ts'

const text = managerText.today
/** The core hands out so many cases of a list at most. */
const listMost = 200

type FigureProps = { readonly name: string; readonly value: string; readonly note?: string | undefined; readonly flag?: boolean }

function Figure({ name, value, note, flag }: FigureProps) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {note !== undefined && <span className={flag ? 'figure-note flag' : 'figure-note'}>{note}</span>}
      </dd>
    </div>
  )
}

function HandFigure({ name, list, now }: { readonly name: string; readonly list: Asked<readonly CaseRow[]>; readonly now: Now | null }) {
  const rows = list.value
  if (!rows) return <Figure name={name} value="" />
  const oldest = rows.map(row => row.changedAt).sort()[0]
  const minutes = oldest === undefined ? null : minutesSince(now, oldest)
  const late = now === null ? 0 : rows.filter(row => isLate(row, now.today)).length
  const note = late > 0 ? text.late(late) : minutes === null ? text.nothing : text.oldest(ageText(minutes))
  return <Figure name={name} value={rows.length < listMost ? String(rows.length) : text.most(listMost)} note={note} flag={late > 0} />
}

function Hand({ now }: { readonly now: Now | null }) {
  const review = useAsked('case.find', { which: 'review', text: '' })
  const fee = useAsked('case.find', { which: 'fee', text: '' })
  const production = useAsked('case.find', { which: 'production', text: '' })
  const pickup = useAsked('case.find', { which: 'pickup', text: '' })
  return (
    <section className="stack tight">
      <h2>{text.hand}</h2>
      <RefusalNote failure={review.failure ?? fee.failure ?? production.failure ?? pickup.failure} again={review.again} />
      <dl className="figures">
        <HandFigure name={text.lists.review} list={review} now={now} />
        <HandFigure name={text.lists.fee} list={fee} now={now} />
        <HandFigure name={text.lists.production} list={production} now={now} />
        <HandFigure name={text.lists.pickup} list={pickup} now={now} />
      </dl>
    </section>
  )
}

function Line() {
  const line = useAsked('ticket.line', {})
  return (
    <section className="stack tight">
      <h2>{text.line}</h2>
      <RefusalNote failure={line.failure} again={line.again} />
      {line.value && (
        <dl className="figures">
          <Figure name={text.waiting} value={text.people(line.value.waiting.length)} />
          <Figure name={text.atCounters} value={text.people(line.value.atCounters.length)} />
          <Figure
            name={text.meanWait}
            value={line.value.meanWaitMinutes === null ? text.none : text.minutes(Math.round(line.value.meanWaitMinutes))}
          />
        </dl>
      )}
    </section>
  )
}

function Done({ today }: { readonly today: Day }) {
  const report = useAsked('report.view', { span: { from: today, to: today } })
  const total = report.value?.total
  return (
    <section className="stack tight">
      <h2>{text.done}</h2>
      <RefusalNote failure={report.failure} again={report.again} />
      {report.loading && <Waiting />}
      {total && (
        <dl className="figures">
          {countedKinds.map(kind => (
            <Figure key={kind} name={countedText[kind]} value={String(total[kind])} />
          ))}
          <Figure name={text.handling} value={total.handling === null ? text.none : durationText(total.handling.median)} />
          <Figure name={reportText.photo} value={total.photo.of === 0 ? text.none : shareText(total.photo.first, total.photo.of)} />
          <Figure name={reportText.bad} value={String(total.rating.bad)} flag={total.rating.bad > 0} />
        </dl>
      )}
    </section>
  )
}

export function Today() {
  const now = useNow()
  const today = now && parseDay(now.today)
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {now && <span className="secondary">{text.asOf(clockText(new Date(now.ms).toISOString()))}</span>}
        </>
      }
    >
      <div className="stack">
        <Line />
        <Hand now={now} />
        {today ? <Done today={today} /> : <Waiting />}
      </div>
    </Work>
  )
}
