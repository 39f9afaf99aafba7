/** A clock is believed over weekends and holidays, and told of when it stands before the last entry or skips working days. */
import { expect, test } from 'vitest'
import { clockJump } from '../../shared/clock-jump.ts'
import { joinYears } from '../../shared/pickup/calendar.ts'
import { Day, Instant } from '../../shared/time.ts'

const holiday = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23']
const calendar = joinYears([
  {
    year: 2026,
    status: 'official',
    offDays: Object.fromEntries(holiday.map(day => [Day.parse(day), '春节'])),
    makeUpDays: {},
    source: { text: 'made up for this test', url: null },
  },
])
const jump = (last: string, now: string) => clockJump(Instant.parse(last), Instant.parse(now), calendar)

test.each([
  ['the next minute', '2026-03-09T02:30:00.000Z', '2026-03-09T02:31:00.000Z'],
  ['the next morning', '2026-03-09T09:30:00.000Z', '2026-03-10T00:30:00.000Z'],
  ['Monday after Friday', '2026-03-06T09:30:00.000Z', '2026-03-09T00:30:00.000Z'],
  ['after a day on which nobody came', '2026-03-09T09:30:00.000Z', '2026-03-11T00:30:00.000Z'],
  ['after the Spring Festival', '2026-02-13T09:30:00.000Z', '2026-02-24T00:30:00.000Z'],
  ['an hour back, as after a small correction', '2026-03-09T02:30:00.000Z', '2026-03-09T01:30:00.000Z'],
  ['just a day back', '2026-03-09T02:30:00.000Z', '2026-03-08T02:30:00.000Z'],
])('%s is believed', (_, last, now) => {
  expect(jump(last, now)).toBeNull()
})

test.each([
  ['two days back', '2026-03-09T02:30:00.000Z', '2026-03-07T02:29:00.000Z', { way: 'back', days: 2 }],
  ['the year 2000', '2026-03-09T02:30:00.000Z', '2000-01-01T00:00:00.000Z', { way: 'back', days: 9564 }],
  ['three days ahead in the week', '2026-03-09T02:30:00.000Z', '2026-03-12T02:30:00.000Z', { way: 'ahead', days: 3 }],
  ['a week ahead', '2026-03-09T02:30:00.000Z', '2026-03-16T02:30:00.000Z', { way: 'ahead', days: 7 }],
  ['sixty years ahead', '2026-03-09T02:30:00.000Z', '2086-03-09T02:30:00.000Z', { way: 'ahead', days: 21915 }],
])('%s is told', (_, last, now, found) => {
  expect(jump(last, now)).toEqual(found)
})
