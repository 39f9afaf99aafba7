/** Shows the calendar of working days, says what a change of it would move, saves it under a name and a reason, and moves what it moves. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CalendarChange } from '../../../../shared/ipc/shapes/calendar.ts'
import { type CalendarYear, isCovered, joinYears, type WorkCalendar } from '../../../../shared/pickup/calendar.ts'
import {
  type CalendarProblem,
  importProblems,
  laidOver,
  movedDays,
  promiseMoved,
  withDay,
} from '../../../../shared/pickup/calendar-change.ts'
import { same } from '../../../../shared/profile/places.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { calendarSource } from '../../../../shared/strings/zh-CN/calendar.ts'
import { Day, dayOf, Instant, parseDay, yearOf } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { CalendarYearRecord } from '../../platform/store/tables/rules.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { mayText } from '../../records/case/withdrawn.ts'
import type { Who } from '../../records/context.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { settle, type Ungrounded, uncovered, ungrounded } from '../../records/pickup/promise.ts'
import { takenOn } from '../../records/pickup/rows.ts'
import { phoneOf } from '../../records/reminder/words.ts'
import { signedIn } from '../../records/sessions.ts'
import { delayUngrounded } from '../../records/waiting/delay.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

/** Promises named one by one; the count tells of the rest. */
const mostPromises = 200

export async function viewCalendar(core: Core): Promise<Out<'calendar.view'>> {
  const names = await operatorNames(core.store.db)
  const years = core.calendar.years().map(year => {
    const row = core.calendar.rowOf(year.year)
    const changed = row && { by: names.get(row.operator_id) ?? null, at: Instant.parse(row.at), reason: row.reason, kind: row.kind }
    return { year, changed: changed ?? null }
  })
  return { years, seen: core.calendar.seen() }
}

type Drafted = { readonly years: readonly CalendarYear[]; readonly after: WorkCalendar; readonly problems: readonly CalendarProblem[] }

function drafted(core: Core, change: CalendarChange): Drafted {
  const now = core.calendar.years()
  const years = change.kind === 'import' ? change.years : [dayChanged(now, change)]
  const problems = change.kind === 'import' ? importProblems(years) : []
  const unchanged = years.every(year =>
    same(
      year,
      now.find(one => one.year === year.year),
    ),
  )
  const idle: CalendarProblem[] = unchanged ? [{ year: years[0]?.year ?? 0, day: null, code: 'no-change' }] : []
  return { years, after: joinYears(laidOver(now, years)), problems: [...problems, ...idle] }
}

const dayChanged = (years: readonly CalendarYear[], change: Extract<CalendarChange, { kind: 'day' }>): CalendarYear =>
  withDay(years.find(one => one.year === yearOf(change.day)) ?? null, change, calendarSource)

export async function previewCalendar(core: Core, who: Who, { change }: Parsed<'calendar.preview'>): Promise<Out<'calendar.preview'>> {
  const { years, after, problems } = drafted(core, change)
  if (problems.length > 0) return { problems: [...problems], days: [], covered: [], promises: [], promiseCount: 0, settled: 0 }
  const before = calendarOf(core)
  const moved = movedDays(
    before,
    after,
    years.map(one => one.year),
  )
  const under = { ...core, calendar: core.calendar.withRows(rowsFor(core, who, change, years, '')) }
  const moving = await ungrounded(under, core.store.db, { recount: recountUnder(core, before, after) })
  const promises = await Promise.all(moving.map(one => promiseView(core, one)))
  const movingIds = new Set(moving.map(({ row }) => row.id))
  const settled = (await uncovered(core.store.db, after)).filter(({ id }) => !movingIds.has(id)).length
  return {
    problems: [],
    days: await Promise.all(moved.map(one => dayView(core, after, one))),
    covered: years.flatMap(({ year }) => coverOf(before, after, year)),
    promises: promises.slice(0, mostPromises),
    promiseCount: promises.length,
    settled,
  }
}

async function dayView(
  core: Core,
  after: WorkCalendar,
  { day, open }: { day: Day; open: boolean },
): Promise<Out<'calendar.preview'>['days'][number]> {
  const seats = open ? [] : [...(await takenOn(core.store.db, day)).values()]
  return { day, open, name: after.offDays[day] ?? after.makeUpDays[day] ?? '', booked: seats.flat().length }
}

function coverOf(before: WorkCalendar, after: WorkCalendar, year: number): { year: number; official: boolean }[] {
  const first = Day.parse(`${year}-01-01`)
  return isCovered(before, first) === isCovered(after, first) ? [] : [{ year, official: isCovered(after, first) }]
}

/** Where the promised day lies under another calendar; null where nothing says from which day it was counted. */
const recountUnder =
  (core: Core, before: WorkCalendar, after: WorkCalendar) =>
  (row: CaseRecord): Day | null => {
    const promised = parseDay(row.promised_day ?? '')
    const lead = profileOfCase(core, row).leadTime[ItemCode.parse(row.item)]?.value
    if (!promised || !lead || row.signed_at === null) return null
    return promiseMoved(before, after, lead, dayOf(Instant.parse(row.signed_at)), promised)
  }

const promiseView = async (core: Core, { row, day }: Ungrounded): Promise<Out<'calendar.preview'>['promises'][number]> => ({
  caseId: caseIdOf(row),
  number: row.number,
  name: maskName(row.name),
  state: row.state,
  promised: Day.parse(row.promised_day),
  would: day,
  tell: phoneOf(row) !== null && (await mayText(core.store.db, row)) ? 'text' : 'call',
})

export async function saveCalendar(core: Core, who: Who, { change, reason, seen }: Parsed<'calendar.save'>): Promise<Out<'calendar.save'>> {
  if (seen !== core.calendar.seen()) throw new Refusal('STALE')
  const { years, after, problems } = drafted(core, change)
  if (problems.length > 0) throw new Refusal('BAD_INPUT', { fields: problems.map(({ year, day, code }) => `${day ?? year}.${code}`) })
  const rows = rowsFor(core, who, change, years, reason)
  const recount = recountUnder(core, calendarOf(core), after)
  await core.store
    .write(async ({ tx, tell, afterCommit }) => {
      await tx.insertInto('calendar_year').values(rows).execute()
      const what = change.kind === 'import' ? years.map(one => one.year).join(' ') : change.day
      await record(core, tx, { who, what: `calendar.${change.kind}`, facts: { what } })
      const under = { ...core, calendar: core.calendar.withRows(rows) }
      for (const caseId of await delayUngrounded(under, tx, who, { why: 'calendar', recount })) tell('case.changed', { caseId })
      for (const row of await uncovered(tx, after)) {
        await settle(tx, row)
        tell('case.changed', { caseId: caseIdOf(row) })
      }
      afterCommit(() => core.calendar.add(rows))
      tell('calendar.changed', {})
    })
    .catch(error => {
      // Another window saved in the same moment.
      throw core.store.engine.isUniqueViolation(error) ? new Refusal('STALE') : error
    })
  return viewCalendar(core)
}

const rowsFor = (
  core: Core,
  who: Who,
  { kind }: CalendarChange,
  years: readonly CalendarYear[],
  reason: string,
): readonly CalendarYearRecord[] =>
  years.map((year, at) => ({
    seq: core.calendar.seen() + 1 + at,
    year: year.year,
    body: JSON.stringify(year),
    kind,
    reason,
    operator_id: signedIn(who).operatorId,
    at: core.clock.now(),
  }))
