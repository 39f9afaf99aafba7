/** A report of loss runs out at the end of its last day by the branch's clock, or after its hours; where the place does not say, never. */
import { expect, test } from 'vitest'
import { lossFormalEnds, lossTempEnds } from '../../../shared/card/loss-window.ts'
import type { WorkCalendar } from '../../../shared/pickup/calendar.ts'
import { Instant } from '../../../shared/time.ts'

const calendar: WorkCalendar = { coveredYears: [2026], offDays: {}, makeUpDays: {} }
// Friday 6 March 2026, half past ten in the morning; and past midnight of the Saturday while UTC is still on Friday.
const friday = Instant.parse('2026-03-06T02:30:00.000Z')
const pastMidnight = Instant.parse('2026-03-06T16:30:00.000Z')
const temp = (length: number, unit: 'hour' | 'work' | 'calendar') => ({ length, unit, worksAgain: true })

test('by hours it is to the minute', () => {
  expect(lossTempEnds(temp(72, 'hour'), calendar, friday)).toBe('2026-03-09T02:30:00.000Z')
})

test('by days it holds to the midnight after the last of them', () => {
  expect(lossTempEnds(temp(7, 'calendar'), calendar, friday)).toBe('2026-03-13T16:00:00.000Z')
  expect(lossTempEnds(temp(7, 'calendar'), calendar, pastMidnight)).toBe('2026-03-14T16:00:00.000Z')
})

test('by working days the weekend does not count', () => {
  expect(lossTempEnds(temp(1, 'work'), calendar, friday)).toBe('2026-03-09T16:00:00.000Z')
  expect(lossFormalEnds({ ends: 'cancelled', days: 5, unit: 'work' }, calendar, friday)).toBe('2026-03-13T16:00:00.000Z')
})

test('a formal report may stand for good, or until the card is cancelled by itself', () => {
  expect(lossFormalEnds({ ends: 'never' }, calendar, friday)).toBeNull()
  expect(lossFormalEnds({ ends: 'cancelled', days: 90, unit: 'calendar' }, calendar, friday)).toBe('2026-06-04T16:00:00.000Z')
})

test('where the place does not say, it stands until somebody ends it', () => {
  expect(lossTempEnds(null, calendar, friday)).toBeNull()
  expect(lossFormalEnds(null, calendar, friday)).toBeNull()
})
