/** A card that waits is in time to the last day of the limit, and late from the day after. */
import { describe, expect, test } from 'vitest'
import { type Ageing, ageingOf } from '../../../shared/pickup/ageing.ts'
import { type Facts, guards } from '../../../shared/workflow/guards.ts'

const limits = { limitDays: 180, graceDays: 60 }

test.each<[number, Ageing]>([
  [0, 'in-time'],
  [166, 'in-time'],
  [167, 'soon'],
  [180, 'soon'],
  [181, 'past-limit'],
  [240, 'past-limit'],
  [241, 'past-grace'],
])('after %i days of 180, with 60 of grace, it is %s', (days, ageing) => {
  expect(ageingOf(days, limits)).toBe(ageing)
})

test('without a limit nothing runs out, and without a grace nothing goes past it', () => {
  expect(ageingOf(9_999, { limitDays: null, graceDays: 60 })).toBe('no-limit')
  expect(ageingOf(9_999, { limitDays: 180, graceDays: null })).toBe('past-limit')
})

describe('the workflow draws the same borders', () => {
  const facts = (days: number): Facts => ({ daysUncollected: days, pickupLimitDays: 180, pickupGraceDays: 60 })

  test.each([0, 179, 180, 181, 239, 240, 241, 400])('after %i days', days => {
    const ageing = ageingOf(days, limits)
    expect(guards.pastLimit(facts(days))).toBe(ageing === 'past-limit' || ageing === 'past-grace')
    expect(guards.pastGrace(facts(days))).toBe(ageing === 'past-grace')
  })

  test('and takes no card away where one of the figures is not known', () => {
    for (const unknown of ['daysUncollected', 'pickupLimitDays', 'pickupGraceDays'] as const) {
      const { [unknown]: _, ...known } = facts(400)
      expect(guards.pastGrace(known), unknown).toBe(false)
    }
    expect(guards.pastLimit({ daysUncollected: 400 })).toBe(false)
    expect(guards.pastLimit({ pickupLimitDays: 180 })).toBe(false)
  })
})
