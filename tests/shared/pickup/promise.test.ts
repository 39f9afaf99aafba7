/** The day a card is promised for runs over holidays, and says whether the calendar reaches that far. */
import { expect, test } from 'vitest'
import type { WorkCalendar } from '../../../shared/pickup/calendar.ts'
import { predict } from '../../../shared/pickup/prediction.ts'
import { promiseDay } from '../../../shared/pickup/promise.ts'
import { Day } from '../../../shared/time.ts'

// Friday 25 September 2026 is Mid-Autumn; 1 to 7 October is the national holiday.
const offDays = Object.fromEntries(['09-25', ...[1, 2, 3, 4, 5, 6, 7].map(date => `10-0${date}`)].map(date => [`2026-${date}`, '假']))
const calendar: WorkCalendar = { coveredYears: [2026], offDays, makeUpDays: { '2026-10-10': '班' } }
const thursday = Day.parse('2026-09-24')
const work = (days: number) => ({ instant: true, batch: { days, unit: 'work' as const } })
const plain = (days: number) => ({ instant: false, batch: { days, unit: 'calendar' as const } })

test('made at the counter it is there the same day, or on the next day that is worked', () => {
  expect(promiseDay(calendar, work(5), 'instant', thursday)).toEqual({ day: '2026-09-24', covered: true, workdays: 0 })
  expect(promiseDay(calendar, work(5), 'instant', Day.parse('2026-10-01'))).toMatchObject({ day: '2026-10-08', workdays: 0 })
  expect(promiseDay(calendar, plain(5), 'instant', thursday)).toBeNull()
})

test('in working days it counts neither the holiday nor the weekend, but the Saturday that makes up for it', () => {
  expect(promiseDay(calendar, work(1), 'batch', thursday)).toEqual({ day: '2026-09-28', covered: true, workdays: 1 })
  expect(promiseDay(calendar, work(5), 'batch', thursday)).toMatchObject({ day: '2026-10-09', workdays: 5 })
  expect(promiseDay(calendar, work(6), 'batch', thursday)).toMatchObject({ day: '2026-10-10' })
})

test('in calendar days that end on a closed day it runs on to the next open one, and says how many were worked', () => {
  expect(promiseDay(calendar, plain(4), 'batch', thursday)).toEqual({ day: '2026-09-28', covered: true, workdays: 1 })
  expect(promiseDay(calendar, plain(7), 'batch', thursday)).toEqual({ day: '2026-10-08', covered: true, workdays: 4 })
})

test('beyond the years the calendar knows it is a guess, and says so', () => {
  const december = Day.parse('2026-12-31')
  expect(promiseDay(calendar, work(1), 'batch', december)).toMatchObject({ day: '2027-01-01', covered: false })
  expect(promiseDay(calendar, plain(1), 'batch', december)).toMatchObject({ covered: false })
  expect(promiseDay(calendar, plain(7), 'batch', Day.parse('2025-12-31'))).toMatchObject({ day: '2026-01-07', covered: false })
})

test('a place that states no time promises none', () => {
  expect(promiseDay(calendar, { instant: true, batch: null }, 'batch', thursday)).toBeNull()
})

test('what was seen says something only from twenty cards on, and what nine of ten did not exceed', () => {
  const days = (...counts: [number, number][]) => counts.flatMap(([workdays, cards]) => Array.from({ length: cards }, () => workdays))
  expect(predict(days([3, 19]))).toBeNull()
  expect(predict(days([3, 20]))).toEqual({ within: 3, cases: 20 })
  // Given in any order; 18 of 20 are nine of ten, 17 are not.
  expect(predict(days([30, 2], [4, 18]))).toEqual({ within: 4, cases: 20 })
  expect(predict(days([30, 2], [9, 1], [4, 17]))).toEqual({ within: 9, cases: 20 })
  expect(predict(days([30, 2], [10, 1], [4, 18]))).toEqual({ within: 10, cases: 21 })
})
