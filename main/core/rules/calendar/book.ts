/** Holds the years of working days as this branch has them: its own over those that were shipped. */
import type { Kysely } from 'kysely'
import { CalendarYear, joinYears, type WorkCalendar } from '../../../../shared/pickup/calendar.ts'
import { laidOver } from '../../../../shared/pickup/calendar-change.ts'
import type { Store } from '../../platform/store/open.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { CalendarYearRecord } from '../../platform/store/tables/rules.ts'

export type CalendarBook = {
  joined(): WorkCalendar
  years(): readonly CalendarYear[]
  /** The row a year stands on; undefined for one that was shipped. */
  rowOf(year: number): CalendarYearRecord | undefined
  seen(): number
  /** Called once the transaction that wrote them has ended well. */
  add(rows: readonly CalendarYearRecord[]): void
}

/** The calendar every promise and every slot is counted by. */
export const calendarOf = (core: { readonly calendar: CalendarBook }): WorkCalendar => core.calendar.joined()

const rowsIn = (db: Kysely<Tables>) => db.selectFrom('calendar_year').selectAll().orderBy('seq').execute()
const yearIn = (row: CalendarYearRecord): CalendarYear => CalendarYear.parse(JSON.parse(row.body))

export async function openCalendar(store: Store, shipped: readonly CalendarYear[]): Promise<CalendarBook> {
  const rows = new Map<number, CalendarYearRecord>()
  let years = shipped
  let calendar = joinYears(shipped)
  const add = (more: readonly CalendarYearRecord[]) => {
    for (const row of more) rows.set(row.year, row)
    years = laidOver(shipped, [...rows.values()].map(yearIn))
    calendar = joinYears(years)
  }
  add(await rowsIn(store.db))
  return {
    joined: () => calendar,
    years: () => years,
    rowOf: year => rows.get(year),
    seen: () => Math.max(0, ...[...rows.values()].map(row => row.seq)),
    add,
  }
}
