/** Tests days, ages and the branch's zone. */
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  compareDays,
  Day,
  dayOf,
  daysBetween,
  Instant,
  parseDay,
  parseDay8,
  weekday,
} from '../../shared/time.ts'

const day = (text: string) => Day.parse(text)

test('eight digits are a day only where the calendar has it', () => {
  expect(parseDay8('20260131')).toBe('2026-01-31')
  expect(parseDay8('20240229')).toBe('2024-02-29')
  for (const wrong of ['20260230', '20250229', '20261301', '20260100', '2026013', '202601311', '2026-1-3', '00000000', '']) {
    expect(parseDay8(wrong), wrong).toBeNull()
  }
  expect(parseDay('1900-02-29')).toBeNull()
})

test('a branch in China is already in tomorrow while UTC is still in today', () => {
  expect(dayOf(Instant.parse('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22')
  expect(dayOf(Instant.parse('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23')
})

test('a year walked day by day keeps its order, its weekdays and its length', () => {
  let walked = day('2024-01-01')
  for (let step = 0; step < 366; step += 1) {
    const next = addDays(walked, 1)
    expect(compareDays(walked, next)).toBe(-1)
    expect(Number(weekday(next))).toBe((Number(weekday(walked)) % 7) + 1)
    walked = next
  }
  expect(walked).toBe('2025-01-01')
  expect(weekday(day('2026-11-22'))).toBe('7')
  expect(daysBetween(day('2024-01-01'), walked)).toBe(366)
})

test('months keep the date, or the last day where the month is shorter', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
  expect(addMonths(day('2024-02-29'), 12)).toBe('2025-02-28')
  expect(addMonths(day('2016-05-12'), 240)).toBe('2036-05-12')
  expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28')
})

test('someone turns sixteen on the birthday, not the day before', () => {
  const birth = day('2010-11-23')
  expect(ageOn(birth, day('2026-11-22'))).toBe(15)
  expect(ageOn(birth, day('2026-11-23'))).toBe(16)
})
