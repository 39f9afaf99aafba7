/** The steps of the text: larger as far as the screen has room for every desk. */
import { expect, test } from 'vitest'
import { stepFitting } from '../../shared/text-size.ts'

test.each([
  [1366, 3, 2],
  [1366, 2, 2],
  [1366, 1, 1],
  [1093, 3, 0],
  [1280, 3, 1],
  [1920, 3, 3],
  [900, 2, 0],
] as const)('a window %s wide that is asked for step %s takes step %s', (width, wanted, step) => {
  expect(stepFitting(wanted, width)).toBe(step)
})
