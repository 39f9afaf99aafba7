/** Tests which pickup slots a branch offers on a day, and that none is offered twice over. */
import { expect, test } from 'vitest'
import type { WorkCalendar } from '../../../shared/pickup/calendar.ts'
import { hoursOfProfile } from '../../../shared/pickup/hours.ts'
import { freeSlots, slotsOn } from '../../../shared/pickup/slots.ts'
import { type OpeningHours, OpeningHours as Schema } from '../../../shared/profile/profile.ts'
import { Day } from '../../../shared/time.ts'

const workday = [
  { from: '09:00', to: '10:45' },
  { from: '13:30', to: '14:30' },
]
const saturday = [{ from: '09:00', to: '09:30' }]
const hours: OpeningHours = Schema.parse({
  week: { '1': workday, '2': workday, '3': workday, '4': workday, '5': workday, '6': saturday, '7': [] },
  slotMinutes: 30,
  slotCapacity: 2,
})
const calendar: WorkCalendar = {
  coveredYears: [2026],
  offDays: { '2026-10-01': 'x', '2026-10-03': 'x' },
  makeUpDays: { '2026-10-10': 'x' },
}
const starts = (text: string) => slotsOn(hoursOfProfile(hours), calendar, Day.parse(text)).map(slot => `${slot.start}-${slot.end}`)

test('only whole slots within the hours are offered, none over lunch or past closing', () => {
  expect(starts('2026-11-23')).toEqual(['09:00-09:30', '09:30-10:00', '10:00-10:30', '13:30-14:00', '14:00-14:30'])
})

test('weekends, holidays and make-up days have the hours they are worked by', () => {
  expect(starts('2026-11-21')).toEqual(['09:00-09:30'])
  expect(starts('2026-11-22')).toEqual([])
  expect(starts('2026-10-01')).toEqual([])
  expect(starts('2026-10-03')).toEqual([])
  expect(starts('2026-10-10')).toHaveLength(5)
})

test('seats run out one by one and never below none', () => {
  const slots = slotsOn(hoursOfProfile(hours), calendar, Day.parse('2026-11-23'))
  const free = freeSlots(
    slots,
    new Map([
      ['09:00', [2]],
      ['09:30', [1, 2]],
      ['10:00', [1, 2, 3]],
    ]),
  )
  expect(free.map(slot => slot.free)).toEqual([1, 0, 0, 2, 2])
})

test('hours that close before they open are no hours', () => {
  const backwards = { ...hours, week: { ...hours.week, '1': [{ from: '12:00', to: '09:00' }] } }
  expect(Schema.safeParse(backwards).success).toBe(false)
  expect(Schema.safeParse({ ...hours, week: { ...hours.week, '1': [{ from: '9:00', to: '25:00' }] } }).success).toBe(false)
})
