/** What needs somebody today: the most pressing first, and nothing that needs nobody. */
import { expect, test } from 'vitest'
import { needsOf } from '../../../renderer/desks/manager/needs.tsx'

test('a broken promise comes before all, and what is nought is not listed', () => {
  const needs = needsOf({ late: 2, uncollected: 5, ratings: 0, jobs: 1, rules: 9 })
  expect(needs.map(({ id, count, room }) => [id, count, room])).toEqual([
    ['late', 2, 'find'],
    ['jobs', 1, 'jobs'],
    ['uncollected', 5, 'waiting'],
    ['rules', 9, 'rules'],
  ])
})

test('a day on which all is done needs nobody', () => {
  expect(needsOf({ late: 0, uncollected: 0, ratings: 0, jobs: 0, rules: 0 })).toEqual([])
})
