/** Holds the branch's calendar years: its own changes over the shipped ones. */
import type { Kysely } from 'kysely'
import { CalendarYear, joinYears, type WorkCalendar } from '../../../../shared/pickup/calendar.ts'
import { laidOver } from '../../../../shared/pickup/calendar-change.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Store } from '../../platform/store/store.ts'
import type { CalendarYearRecord } from '../../platform/store/tables/rules.ts'

export type CalendarBook = {
  joined(): WorkCalendar
  years(): readonly CalendarYear[]
  /** The row of a changed year; undefined for a shipped one. */
  rowOf(year: number): CalendarYearRecord | undefined
  seen(): number
  /** Call after the transaction that wrote the rows has committed. */
  add(rows: readonly CalendarYearRecord[]): void
  /** The book as it reads once these are added, for what is counted by it before they are. */
  withRows(rows: readonly CalendarYearRecord[]): CalendarBook
}

/** The calendar for all promises and slots. */
export const calendarOf = (core: { readonly calendar: CalendarBook }): WorkCalendar => core.calendar.joined()

const rowsIn = (db: Kysely<Tables>) => db.selectFrom('calendar_year').selectAll().orderBy('seq').execute()
const yearIn = (row: CalendarYearRecord): CalendarYear => CalendarYear.parse(JSON.parse(row.body))

export const openCalendar = async (store: Store, shipped: readonly CalendarYear[]): Promise<CalendarBook> =>
  bookOf(shipped, await rowsIn(store.db))

function bookOf(shipped: readonly CalendarYear[], changed: readonly CalendarYearRecord[]): CalendarBook {
  const rows = new Map<number, CalendarYearRecord>()
  let years = shipped
  let calendar = joinYears(shipped)
  const add = (more: readonly CalendarYearRecord[]) => {
    for (const row of more) rows.set(row.year, row)
    years = laidOver(shipped, [...rows.values()].map(yearIn))
    calendar = joinYears(years)
  }
  add(changed)
  return {
    joined: () => calendar,
    years: () => years,
    rowOf: year => rows.get(year),
    seen: () => Math.max(0, ...[...rows.values()].map(row => row.seq)),
    add,
    withRows: more => bookOf(shipped, [...rows.values(), ...more]),
  }
}
