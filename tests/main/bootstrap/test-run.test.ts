/** Tests that what stands at the end of the tests is true: the count, and which files took longest. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countLine, countResults, engineOf, runsFor, slowestLines, sumOf } from '../../../main/bootstrap/test-run.mjs'
import { root } from '../../../main/bootstrap/tree.mjs'
import config from '../../vitest.config.ts'

const projectsOf = ({ test: { projects = [] } = {} }: typeof config): string[] =>
  projects.flatMap(project => (typeof project === 'object' && 'test' in project ? [String(project.test?.name)] : []))

const file = (status: string, ...statuses: string[]) => ({
  name: join(root, 'tests', 'a.test.ts'),
  status,
  startTime: 0,
  endTime: 1000,
  assertionResults: statuses.map(each => ({ status: each })),
})
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

test('the ten files that took longest are named, the slowest first, and a short run names none', () => {
  const files = Array.from({ length: 12 }, (_, at) => ({
    ...file('passed', 'passed'),
    name: join(root, 'tests', `file-${at}.test.ts`),
    endTime: (at + 1) * 1500,
  }))
  const [head, first, ...more] = slowestLines({ testResults: files })
  expect(head).toBe('The 10 slowest of 12 files:')
  expect(first?.trim()).toBe('18.0 s  tests/file-11.test.ts')
  expect(more).toHaveLength(9)
  expect(slowestLines({ testResults: files.slice(0, 10) })).toEqual([])
  expect(slowestLines(undefined)).toEqual([])
})

test('the engine of a run is taken out of the arguments, and on the other one the core is what runs unless files are named', () => {
  expect(engineOf(['tests/shared'])).toEqual({ engine: {}, rest: ['tests/shared'] })
  expect(engineOf(['--engine', 'postgres'])).toEqual({ engine: { COUNTER_ENGINE: 'postgres' }, rest: ['tests/main/core'] })
  expect(engineOf(['--engine=postgres', '--bail=1', 'tests/main/core/rules'])).toEqual({
    engine: { COUNTER_ENGINE: 'postgres' },
    rest: ['--bail=1', 'tests/main/core/rules'],
  })
  expect(engineOf(['--engine', 'sqlite'])).toEqual({ engine: { COUNTER_ENGINE: 'sqlite' }, rest: [] })
  expect(() => engineOf(['--engine', 'oracle'])).toThrow('sqlite or postgres')
  expect(() => engineOf(['--engine'])).toThrow('sqlite or postgres')
})

test('the whole goes in two runs beside each other, which leave out no project and count as one; a part goes in one', () => {
  const asked = runsFor([])
  expect(
    asked
      .flat()
      .filter(word => word !== '--project')
      .sort(),
  ).toEqual(projectsOf(config).sort())
  expect(runsFor(['tests/shared', '--bail=1'])).toEqual([['tests/shared', '--bail=1']])
  expect(
    countLine(
      sumOf([
        { passed: 5, failed: 0, skipped: 1 },
        { passed: 2, failed: 3, skipped: 0 },
      ]),
    ),
  ).toBe('7 passed, 3 failed, 1 skipped')
})
