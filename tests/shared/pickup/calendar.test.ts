/** Tests the working calendar against an independent source and against what a customer was promised. */
import { join } from 'node:path'
import chineseDays from 'chinese-days'
import { beforeAll, expect, test } from 'vitest'
import { loadResources } from '../../../main/core/rules/resources.ts'
import { addWorkdays, isCovered, isWorkday, joinYears, type WorkCalendar, workdaysBetween } from '../../../shared/pickup/calendar.ts'
import { promiseDay } from '../../../shared/pickup/promise.ts'
import { addDays, Day } from '../../../shared/time.ts'

const day = (text: string) => Day.parse(text)
let calendar: WorkCalendar

beforeAll(async () => {
  calendar = joinYears((await loadResources(join(import.meta.dirname, '../../../resources'))).calendarYears)
})

test('every day of 2026 agrees with an independently kept calendar', () => {
  let workdays = 0
  for (let date = day('2026-01-01'); date <= '2026-12-31'; date = addDays(date, 1)) {
    expect(isWorkday(calendar, date), date).toBe(chineseDays.isWorkday(date))
    if (isWorkday(calendar, date)) workdays += 1
  }
  // 261 weekdays, 19 of them off, 6 weekend days worked.
  expect(workdays).toBe(248)
})

test('the six make-up days of 2026 are worked although they fall on a weekend', () => {
  for (const date of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) {
    expect(isWorkday(calendar, day(date)), date).toBe(true)
  }
  expect(isWorkday(calendar, day('2026-02-16'))).toBe(false)
})

test('working days step over the spring festival', () => {
  expect(addWorkdays(calendar, day('2026-02-13'), 1)).toEqual({ day: '2026-02-14', covered: true })
  expect(addWorkdays(calendar, day('2026-02-13'), 2)).toEqual({ day: '2026-02-24', covered: true })
  expect(addWorkdays(calendar, day('2026-10-01'), 0)).toEqual({ day: '2026-10-08', covered: true })
})

test('counting forward and counting the days between agree, wherever one starts', () => {
  for (let from = day('2026-01-01'); from <= '2026-11-30'; from = addDays(from, 3)) {
    for (const count of [1, 4, 7, 12]) expect(workdaysBetween(calendar, from, addWorkdays(calendar, from, count).day), from).toBe(count)
  }
})

test('a promise that runs into 2027 says that the day may move', () => {
  expect(addWorkdays(calendar, day('2026-12-28'), 3)).toEqual({ day: '2026-12-31', covered: true })
  expect(addWorkdays(calendar, day('2026-12-28'), 4)).toEqual({ day: '2027-01-04', covered: false })
  expect(isCovered(calendar, day('2027-03-01'))).toBe(false)
})

test('the first day of the year of 2027 is the sixth of February, not the seventh', () => {
  expect(isWorkday(calendar, day('2027-02-05'))).toBe(false)
  expect(calendar.offDays['2027-02-06']).toContain('初一')
})

test('an instant card is promised for the same visit, a batch card by working or calendar days', () => {
  const from = day('2026-11-20')
  const lead = { instant: true, batch: { days: 4, unit: 'work' } } as const
  expect(promiseDay(calendar, lead, 'instant', from)).toEqual({ day: '2026-11-20', covered: true, workdays: 0 })
  expect(promiseDay(calendar, { instant: true, batch: null }, 'instant', from)?.day).toBe('2026-11-20')
  expect(promiseDay(calendar, lead, 'batch', from)).toEqual({ day: '2026-11-26', covered: true, workdays: 4 })
  expect(promiseDay(calendar, { instant: false, batch: { days: 8, unit: 'calendar' } }, 'batch', from)).toEqual({
    day: '2026-11-30',
    covered: true,
    workdays: 6,
  })
  expect(promiseDay(calendar, { instant: false, batch: null }, 'batch', from)).toBeNull()
  expect(promiseDay(calendar, { instant: false, batch: null }, 'instant', from)).toBeNull()
})
