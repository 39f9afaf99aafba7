/** Tests the hours a manager sets, and over thousands of made-up branches that slots keep within them. */
import { describe, expect, test } from 'vitest'
import { ageingOf } from '../../../shared/pickup/ageing.ts'
import { addWorkdays, isWorkday, type WorkCalendar, workdaysBetween } from '../../../shared/pickup/calendar.ts'
import { aheadOf, hoursProblems, type PickupHours } from '../../../shared/pickup/hours.ts'
import { predict } from '../../../shared/pickup/prediction.ts'
import { aheadSeats, freeSlots, slotsOn, walkInSeats } from '../../../shared/pickup/slots.ts'
import { addDays, Day, weekdays } from '../../../shared/time.ts'
import { guards } from '../../../shared/workflow/guards.ts'
import { type Dice, dice as rolled } from '../../support/a-dice.ts'

const morning = [{ from: '09:00', to: '11:00', capacity: 4 }]
const hours: PickupHours = {
  week: { '1': morning, '2': morning, '3': morning, '4': morning, '5': morning, '6': [], '7': [] },
  slotMinutes: 30,
  walkInPercent: 30,
}
const plain: WorkCalendar = { coveredYears: [2026], offDays: {}, makeUpDays: {} }
const monday = Day.parse('2026-03-09')
const startsOn = (...closures: Parameters<typeof slotsOn>[3] & {}) => slotsOn(hours, plain, monday, closures).map(({ start }) => start)

describe('the hours of a branch', () => {
  test('keep a share of every slot for people without a booking, at least one seat', () => {
    expect(slotsOn(hours, plain, monday)[0]).toEqual({ start: '09:00', end: '09:30', capacity: 4, ahead: 2 })
    expect([aheadOf(4, 0), aheadOf(4, 1), aheadOf(4, 100), aheadOf(1, 50)]).toEqual([4, 3, 0, 0])
  })

  test('end for a whole day or a part of one, and only there', () => {
    const closed = { firstDay: monday, lastDay: monday, reason: '装修' }
    expect(startsOn({ ...closed, span: null })).toEqual([])
    expect(startsOn({ ...closed, span: { from: '09:15', to: '10:00' } })).toEqual(['10:00', '10:30'])
    expect(startsOn({ ...closed, firstDay: addDays(monday, 1), lastDay: addDays(monday, 3), span: null })).toHaveLength(4)
  })

  test.each([
    ['end before they begin', [{ from: '11:00', to: '09:00', capacity: 4 }], 'ENDS_BEFORE', 0],
    ['are shorter than a slot', [{ from: '09:00', to: '09:20', capacity: 4 }], 'TOO_SHORT', 0],
    ['overlap', [...morning, { from: '10:30', to: '12:00', capacity: 1 }], 'OVERLAPS', 1],
  ] as const)('are refused where they %s', (_, rows, code, row) => {
    expect(hoursProblems({ ...hours, week: { ...hours.week, '3': [...rows] } })).toEqual([{ day: '3', row, code }])
  })

  test('are refused where nobody could ever book', () => {
    const never = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] }
    expect(hoursProblems({ ...hours, week: never })).toEqual([{ day: null, row: null, code: 'NEVER_OPEN' }])
    expect(hoursProblems({ ...hours, walkInPercent: 100 })).toEqual([{ day: null, row: null, code: 'NEVER_BOOKABLE' }])
    expect(hoursProblems(hours)).toEqual([])
  })
})

/** From the first to the last, both included. */
const whole = (dice: Dice, first: number, last: number) => first + dice.below(last - first + 1)
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function someCalendar(dice: Dice): WorkCalendar {
  const days = Array.from({ length: 12 }, () => addDays(monday, whole(dice, 0, 60)))
  return {
    coveredYears: [2026],
    offDays: Object.fromEntries(days.slice(0, 8).map(day => [day, 'x'])),
    makeUpDays: Object.fromEntries(days.slice(8).map(day => [day, 'x'])),
  }
}

function someHours(dice: Dice): PickupHours {
  const rows = () => {
    const edges = [0, 1, 2, 3].map(() => whole(dice, 8 * 12, 18 * 12) * 5).sort((a, b) => a - b)
    return [0, 2].map(at => ({ from: clock(edges[at] ?? 0), to: clock(edges[at + 1] ?? 0), capacity: whole(dice, 1, 9) }))
  }
  const [a, b, c] = [rows(), rows(), rows()]
  return {
    week: { '1': a, '2': b, '3': c, '4': a, '5': b, '6': c, '7': [] },
    slotMinutes: dice.of([5, 10, 15, 20, 30, 60]),
    walkInPercent: whole(dice, 0, 100),
  }
}

test('over made-up branches: slots lie within the hours, never overlap, and every seat is either bookable or for walk-ins', () => {
  const dice = rolled(3)
  for (let round = 0; round < 2000; round += 1) {
    const branch = someHours(dice)
    const calendar = someCalendar(dice)
    const day = addDays(monday, whole(dice, 0, 60))
    const slots = slotsOn(branch, calendar, day)
    const rows = weekdays.flatMap(weekday => branch.week[weekday])
    for (const [at, slot] of slots.entries()) {
      expect(rows.some(row => row.from <= slot.start && slot.end <= row.to)).toBe(true)
      const next = slots[at + 1]
      if (next) expect(slot.end <= next.start).toBe(true)
      expect([...walkInSeats(slot)].sort((a, b) => a - b)).toEqual(Array.from({ length: slot.capacity }, (_, seat) => seat + 1))
      expect(aheadSeats(slot)).toHaveLength(slot.ahead)
    }
    if (!isWorkday(calendar, day) && Object.hasOwn(calendar.offDays, day) && !Object.hasOwn(calendar.makeUpDays, day))
      expect(slots).toEqual([])
    const taken = new Map(slots.map(slot => [slot.start, Array.from({ length: whole(dice, 0, slot.capacity) }, (_, seat) => seat + 1)]))
    for (const { free, ahead, start } of freeSlots(slots, taken)) expect(free).toBe(Math.max(0, ahead - (taken.get(start)?.length ?? 0)))
  }
})

test('over made-up calendars: the counted day is a working day, so many on, and counting further never comes earlier', () => {
  const dice = rolled(4)
  for (let round = 0; round < 2000; round += 1) {
    const calendar = someCalendar(dice)
    const from = addDays(monday, whole(dice, 0, 40))
    const count = whole(dice, 1, 30)
    const { day } = addWorkdays(calendar, from, count)
    expect(isWorkday(calendar, day)).toBe(true)
    expect(workdaysBetween(calendar, from, day)).toBe(count)
    expect(addWorkdays(calendar, from, count + 1).day > day).toBe(true)
  }
})

test('the list of waiting cards and the workflow draw the same borders', () => {
  for (const limitDays of [null, 1, 30, 180]) {
    for (const graceDays of [null, 0, 30]) {
      for (let days = 0; days < 230; days += 1) {
        const facts = {
          daysUncollected: days,
          ...(limitDays === null ? {} : { pickupLimitDays: limitDays }),
          ...(graceDays === null ? {} : { pickupGraceDays: graceDays }),
        }
        const ageing = ageingOf(days, { limitDays, graceDays })
        expect(guards.pastLimit(facts)).toBe(ageing === 'past-limit' || ageing === 'past-grace')
        expect(guards.pastGrace(facts)).toBe(ageing === 'past-grace')
      }
    }
  }
})

describe('the forecast', () => {
  test('says nothing under twenty cases', () => {
    expect(predict(Array.from({ length: 19 }, () => 5))).toBeNull()
    expect(predict(Array.from({ length: 20 }, () => 5))).toEqual({ within: 5, cases: 20 })
  })

  test('is kept by nine of ten of the cases it is made from, and by no smaller figure', () => {
    const dice = rolled(5)
    for (let round = 0; round < 500; round += 1) {
      const took = Array.from({ length: whole(dice, 20, 200) }, () => whole(dice, 1, 40))
      const foretold = predict(took)
      if (!foretold) throw new Error('enough cases were given')
      const within = (days: number) => took.filter(one => one <= days).length / took.length
      expect(within(foretold.within)).toBeGreaterThanOrEqual(0.9)
      expect(within(foretold.within - 1)).toBeLessThan(0.9)
    }
  })

  test('made from a branch whose cards take a known time, holds for its next cards too', () => {
    const dice = rolled(6)
    const card = () => whole(dice, 4, 9) + (whole(dice, 1, 100) <= 8 ? 10 : 0)
    const foretold = predict(Array.from({ length: 200 }, card))
    const next = Array.from({ length: 2000 }, card)
    const kept = next.filter(days => days <= (foretold?.within ?? 0)).length / next.length
    expect(kept).toBeGreaterThan(0.86)
  })
})
