/** Tests days, ages and the branch's zone. */
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  clockAt,
  clockInstant,
  compareDays,
  Day,
  day8,
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

test('a child of the leap day has its birthday on the first of March in other years', () => {
  const leap = day('2008-02-29')
  expect(ageOn(leap, day('2024-02-28'))).toBe(15)
  expect(ageOn(leap, day('2024-02-29'))).toBe(16)
  expect(ageOn(leap, day('2026-02-28'))).toBe(17)
  expect(ageOn(leap, day('2026-03-01'))).toBe(18)
  expect(ageOn(day('2026-11-23'), day('2026-11-22'))).toBe(-1)
})

test('the branch’s clock and the instant are eight hours apart, both ways', () => {
  expect(clockInstant(day('2026-03-09'), '09:00')).toBe('2026-03-09T01:00:00.000Z')
  expect(clockInstant(day('2026-03-09'), '07:30')).toBe('2026-03-08T23:30:00.000Z')
  expect(clockAt('2026-03-08T23:30:05.000Z')).toBe('2026-03-09 07:30:05')
})

test('a day is written in eight digits and compared in time', () => {
  expect(day8(day('2026-01-31'))).toBe('20260131')
  expect(compareDays(day('2026-01-31'), day('2026-01-31'))).toBe(0)
  expect(compareDays(day('2026-02-01'), day('2026-01-31'))).toBe(1)
  expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
  expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15')
  expect(parseDay('0999-12-31')).toBeNull()
  expect(parseDay('1000-01-01')).toBe('1000-01-01')
})
