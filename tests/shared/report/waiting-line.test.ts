/** How many waited in each hour, beside what is usual at that hour. */
import { expect, test } from 'vitest'
import { type DayOfStays, lineByHour, mostIn } from '../../../shared/report/waiting-line.ts'

const hour = 3_600_000
const day = (...stays: readonly (readonly [number, number | null])[]): DayOfStays => ({
  begins: 1_000 * hour,
  stays: stays.map(([from, to]) => ({ from: (1_000 + from) * hour, to: to === null ? null : (1_000 + to) * hour })),
})
const at = (hours: number): number => (1_000 + hours) * hour

test('the most of an hour are those who waited at once, not all who came', () => {
  const morning = day([9, 9.2], [9.1, 9.5], [9.6, 9.8])
  expect(mostIn(morning, 9)).toBe(2)
  expect(mostIn(morning, 10)).toBe(0)
})

test('who waits across the full hour counts in both, and who is called on the hour only in the one before', () => {
  expect([9, 10].map(one => mostIn(day([9.5, 10.5]), one))).toEqual([1, 1])
  expect([9, 10].map(one => mostIn(day([9.5, 10]), one))).toEqual([1, 0])
})

test('who still waits is counted until now, and no hour to come has a figure', () => {
  const line = lineByHour(day([9.5, null]), [], at(10.5))
  expect(line.filter(({ most }) => most !== null).map(({ hour: one, most }) => [one, most])).toEqual([
    [9, 1],
    [10, 1],
  ])
  expect(line.every(({ low, high }) => low === null && high === null)).toBe(true)
})

test('what is usual lies between the fewest and the most of the days before', () => {
  const before = [day([9, 10]), day([9, 10], [9.1, 10], [9.2, 10])]
  expect(lineByHour(day(), before, at(9)).find(one => one.hour === 9)).toEqual({ hour: 9, most: 0, low: 1, high: 3 })
})

test('a day with an early and a late customer shows their hours too', () => {
  const hours = lineByHour(day([7.5, 8], [18.2, 18.4]), [], at(20)).map(one => one.hour)
  expect([hours[0], hours.at(-1)]).toEqual([7, 18])
})
