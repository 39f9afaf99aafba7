/** The day at a glance beside days like it: the waiting line by the hour, first pictures, and how long the cards here have lain. */
import type { Kysely } from 'kysely'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { countByAge } from '../../../../shared/pickup/card-ages.ts'
import { daysOf } from '../../../../shared/report/day-span.ts'
import { type DayOfStays, hoursOf, lineByHour, mostIn } from '../../../../shared/report/waiting-line.ts'
import { addDays, type Day } from '../../../../shared/time.ts'
import { startOfDay } from '../../platform/day-bounds.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { RecordsContext } from '../../records/context.ts'
import { waitedDays } from '../pickup/uncollected.ts'

type Glance = Out<'report.today'>

const sameWeekdays = 4
const trendDays = 14

export async function viewToday(core: RecordsContext): Promise<Glance> {
  const { store, clock } = core
  const today = clock.today()
  const weekdays = Array.from({ length: sameWeekdays }, (_, week) => addDays(today, -7 * (week + 1)))
  const before = (await Promise.all(weekdays.map(day => staysOn(store.db, day, today)))).filter(({ stays }) => stays.length > 0)
  return {
    line: [...lineByHour(await staysOn(store.db, today, today), before, Date.parse(clock.now()))],
    lastWeek: await countedOn(store.db, addDays(today, -7)),
    pictures: await firstPictures(store.db, { from: addDays(today, 1 - trendDays), to: today }),
    cards: await cardAgesNow(core),
  }
}

export const cardAgesNow = async (core: RecordsContext): Promise<Glance['cards']> => countByAge(await waitedDays(core))

/** Whoever was never called on a day that is over left at some moment nobody knows: such a wait is not counted. */
async function staysOn(db: Kysely<Tables>, day: Day, today: Day): Promise<DayOfStays> {
  const rows = await db.selectFrom('ticket').select(['taken_at', 'first_called_at', 'done_at']).where('day', '=', day).execute()
  const stays = rows.map(({ taken_at, first_called_at, done_at }) => {
    const end = first_called_at ?? done_at ?? (day < today ? taken_at : null)
    return { from: Date.parse(taken_at), to: end === null ? null : Date.parse(end) }
  })
  return { begins: Date.parse(startOfDay(day)), stays }
}

/** Null where nothing was done on that day. */
async function countedOn(db: Kysely<Tables>, day: Day): Promise<Glance['lastWeek']> {
  const count = async (table: 'ticket' | 'served') => {
    const row = await db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('day', '=', day)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }
  const [taken, served] = [await count('ticket'), await count('served')]
  const [photo] = await firstPictures(db, { from: day, to: day })
  return taken + served === 0 ? null : { taken, served, photo: { first: photo?.first ?? 0, of: photo?.of ?? 0 } }
}

/** The days on which somebody was photographed at a counter. */
async function firstPictures(db: Kysely<Tables>, { from, to }: { readonly from: Day; readonly to: Day }): Promise<Glance['pictures']> {
  const rows = await db
    .selectFrom('served')
    .select(['day', eb => eb.fn.countAll<number>().as('of'), eb => eb.fn.sum<number>('first_stayed').as('first')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('shots', 'is not', null)
    .groupBy('day')
    .orderBy('day')
    .execute()
  return daysOf({ from, to }).flatMap(day => {
    const row = rows.find(one => one.day === day)
    return row ? [{ day, first: Number(row.first), of: Number(row.of) }] : []
  })
}

export type LineOfDay = { readonly day: Day; readonly most: ReadonlyMap<number, number> }

/** The most who waited in each hour of each day of a span; days without a number are left out. */
export async function linesIn(core: RecordsContext, span: { readonly from: Day; readonly to: Day }): Promise<readonly LineOfDay[]> {
  const lines: LineOfDay[] = []
  for (const day of daysOf(span)) {
    const stays = await staysOn(core.store.db, day, core.clock.today())
    if (stays.stays.length > 0) lines.push({ day, most: new Map(hoursOf([stays]).map(hour => [hour, mostIn(stays, hour)])) })
  }
  return lines
}
