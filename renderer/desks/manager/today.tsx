/** Today at a glance: the figures beside last week's, what needs a person, the waiting line, and the work in hand. */
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import type { ReportView, TodayView } from '../../../shared/ipc/shapes/report.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { ageText } from '../../../shared/strings/zh-CN/cards.ts'
import { kitText } from '../../../shared/strings/zh-CN/kit.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { countedText, durationText, reportText, shareText } from '../../../shared/strings/zh-CN/report.ts'
import { type Day, parseDay, weekday } from '../../../shared/time.ts'
import { Work } from '../../kit/frame.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { clockText } from '../../parts/time-text.ts'
import { type Asked, useAsked } from '../../parts/use-asked.ts'
import { minutesSince, type Now, useNow } from '../../parts/use-now.ts'
import { isLate } from '../cards/board.ts'
import { type NeedRoom, Needs } from './needs.tsx'
import { CardAges, FirstPictures, LineOfDay } from './today-charts.tsx'

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

type Counted = { readonly report: Asked<ReportView>; readonly glance: TodayView | null; readonly today: Day }

/** The figures of the day, those that can be compared beside the same day of the week before. */
function Counts({ report, glance, today }: Counted) {
  const line = useAsked('ticket.line', {})
  const total = report.value?.total
  const before = glance?.lastWeek ?? null
  const then = (words: string) => (before === null ? undefined : text.lastWeek(kitText.weekdays[weekday(today)], words))
  const photo = total?.photo
  const worse = before !== null && photo !== undefined && isWorse(photo, before.photo)
  return (
    <section className="stack tight">
      <RefusalNote failure={line.failure ?? report.failure} again={line.failure ? line.again : report.again} />
      {report.loading && <Waiting />}
      {line.value && total && photo && (
        <dl className="figures six">
          <Figure
            name={text.waiting}
            value={text.people(line.value.waiting.length)}
            note={line.value.meanWaitMinutes === null ? undefined : text.mean(Math.round(line.value.meanWaitMinutes))}
          />
          <Figure name={countedText.taken} value={String(total.taken)} note={then(String(before?.taken))} />
          <Figure name={countedText.served} value={String(total.served)} note={then(String(before?.served))} />
          <Figure
            name={reportText.photo}
            value={photo.of === 0 ? text.none : shareText(photo.first, photo.of)}
            note={before === null || before.photo.of === 0 ? undefined : then(shareText(before.photo.first, before.photo.of))}
            flag={worse}
          />
          <Figure name={countedText.returned} value={String(total.returned)} />
          <Figure name={reportText.bad} value={String(total.rating.bad)} flag={total.rating.bad > 0} />
        </dl>
      )}
    </section>
  )
}

/** A share is only worth a word where both days had some people. */
const worthComparing = 5
const isWorse = (now: Share, then: Share): boolean =>
  now.of >= worthComparing && then.of >= worthComparing && now.first / now.of < then.first / then.of - 0.05
type Share = { readonly first: number; readonly of: number }

/** What else was counted, for whoever looks for it. */
function Rest({ report: { value } }: { readonly report: Asked<ReportView> }) {
  const line = useAsked('ticket.line', {})
  if (!value) return null
  const { total } = value
  return (
    <dl className="figures six">
      <Figure name={text.atCounters} value={line.value ? text.people(line.value.atCounters.length) : ''} />
      {(['approved', 'rejected', 'closed', 'voided'] as const).map(kind => (
        <Figure key={kind} name={countedText[kind]} value={String(total[kind])} />
      ))}
      <Figure name={text.handling} value={total.handling === null ? text.none : durationText(total.handling.median)} />
    </dl>
  )
}

export function Today({ profile, go }: { readonly profile: Profile; readonly go: (room: NeedRoom) => void }) {
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
      {today ? <OfDay now={now} today={today} profile={profile} go={go} /> : <Waiting />}
    </Work>
  )
}

type OfDayProps = { readonly now: Now; readonly today: Day; readonly profile: Profile; readonly go: (room: NeedRoom) => void }

function OfDay({ now, today, profile, go }: OfDayProps) {
  const report = useAsked('report.view', { span: { from: today, to: today } })
  const glance = useAsked('report.today', {})
  return (
    <div className="stack">
      <Counts report={report} glance={glance.value} today={today} />
      <div className="today-charts">
        <Needs profile={profile} today={now.today} go={go} />
        {glance.value ? <LineOfDay glance={glance.value} today={today} /> : <Waiting />}
      </div>
      <Hand now={now} />
      <RefusalNote failure={glance.failure} again={glance.again} />
      {glance.value && (
        <div className="today-charts">
          <CardAges cards={glance.value.cards} />
          <FirstPictures pictures={glance.value.pictures} />
        </div>
      )}
      <Rest report={report} />
    </div>
  )
}
