/** Cards that wait, by how long they have lain. */
import { expect, test } from 'vitest'
import { countByAge } from '../../../shared/pickup/card-ages.ts'

test('each age ends with its last day', () => {
  expect(countByAge([0, 7, 8, 30, 31, 90, 91, 400])).toEqual({ week: 2, month: 2, quarter: 2, longer: 2 })
})

test('nothing waits', () => expect(countByAge([])).toEqual({ week: 0, month: 0, quarter: 0, longer: 0 }))
