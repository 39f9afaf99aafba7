/** Tests that the count at the end of the tests is true. */
import { expect, test } from 'vitest'
import { countLine, countResults } from '../../../main/bootstrap/test-run.mjs'

const file = (status: string, ...statuses: string[]) => ({ status, assertionResults: statuses.map(each => ({ status: each })) })
const line = (files: ReturnType<typeof file>[] | undefined, code: number) => countLine(countResults(files && { testResults: files }, code))

test('passed and failed are counted over all files', () => {
  expect(line([file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')], 1)).toBe('3 passed, 1 failed')
})

test('a skipped test is owned up to', () => {
  expect(line([file('passed', 'passed', 'skipped', 'todo')], 0)).toBe('1 passed, 0 failed, 2 skipped')
})

test('a file that cannot be loaded is a failure', () => {
  expect(line([file('passed', 'passed'), file('failed')], 1)).toBe('1 passed, 1 failed')
})

test('a run that fails beside its tests is a failure', () => {
  expect(line([file('passed', 'passed')], 1)).toBe('1 passed, 1 failed')
  expect(line(undefined, 139)).toBe('0 passed, 1 failed')
})
