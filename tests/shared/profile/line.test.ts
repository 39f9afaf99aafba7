/** Which version holds on a day, whatever was decided for which day in which order. */
import { expect, test } from 'vitest'
import { freeVersion, holdingOn, type LineEntry, lineThatCounts, plannedAfter } from '../../../shared/profile/line.ts'
import { addDays, Day } from '../../../shared/time.ts'
import { dice } from '../../support/a-dice.ts'

const first = Day.parse('2026-03-01')
const decided = (seq: number, day: number): LineEntry => ({ seq, begins: addDays(first, day), profile: 'guangzhou', version: `1.${seq}` })
const on = (line: readonly LineEntry[], day: number) => holdingOn(line, addDays(first, day))?.seq

test('a later day waits its turn, an earlier one takes its place', () => {
  const planned = [decided(1, 0), decided(2, 10)]
  expect([on(planned, 9), on(planned, 10)]).toEqual([1, 2])
  const overruled = [...planned, decided(3, 5)]
  expect([on(overruled, 4), on(overruled, 5), on(overruled, 10)]).toEqual([1, 3, 3])
  expect(plannedAfter(overruled, first).map(one => one.seq)).toEqual([3])
  expect(on([decided(1, 5)], 0)).toBe(1)
})

test('in 2,000 made histories the newest decision always holds from its day on, and one day has one version', () => {
  const roll = dice(20260309)
  const days = Array.from({ length: 30 }, (_, day) => day)
  for (let round = 0; round < 2000; round++) {
    const line = Array.from({ length: 1 + roll.of(days.slice(0, 8)) }, (_, at) => decided(at + 1, roll.of(days)))
    const newest = line.at(-1)
    const counts = lineThatCounts(line)
    expect(counts.at(-1)).toEqual(newest)
    expect(counts.every((one, at) => at === 0 || (counts[at - 1]?.begins ?? '') < one.begins)).toBe(true)
    expect(on(line, 30)).toBe(newest?.seq)
  }
})

test('a number is given once', () => {
  expect(freeVersion([], '1.0')).toBe('1.0')
  expect(freeVersion(['1.0'], '1.0')).toBe('1.1')
  expect(freeVersion(['1.0', '1.9', '1.10'], null)).toBe('1.11')
  expect(freeVersion(['1.0', '2.1'], '2.0')).toBe('2.0')
})
