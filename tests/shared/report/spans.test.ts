/** The days a report covers, and what it says of many durations. */
import { describe, expect, test } from 'vitest'
import { DaySpan, daysOf, type SpanName, spanNamed } from '../../../shared/report/day-span.ts'
import { spreadOf } from '../../../shared/report/spread.ts'
import { Day } from '../../../shared/time.ts'

describe('a span asked for by name', () => {
  test.each<[SpanName, string, string]>([
    ['today', '2026-03-09', '2026-03-09'],
    ['yesterday', '2026-03-08', '2026-03-08'],
    ['week', '2026-03-03', '2026-03-09'],
    ['month', '2026-03-01', '2026-03-09'],
    ['lastMonth', '2026-02-01', '2026-02-28'],
  ])('%s on 9 March 2026 is %s to %s', (name, from, to) => {
    expect(spanNamed(name, Day.parse('2026-03-09'))).toEqual({ from, to })
  })

  test('on New Year’s Day reaches into the year before', () => {
    const newYear = Day.parse('2026-01-01')
    expect(spanNamed('month', newYear)).toEqual({ from: newYear, to: newYear })
    expect(spanNamed('lastMonth', newYear)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  })
})

test('a span holds both its ends, runs forward, and is at most a leap year long', () => {
  const span = { from: Day.parse('2026-02-27'), to: Day.parse('2026-03-01') }
  expect(daysOf(span)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  expect(daysOf({ from: span.from, to: span.from })).toEqual([span.from])
  expect(DaySpan.safeParse({ from: '2024-01-01', to: '2024-12-31' }).success).toBe(true)
  expect(DaySpan.safeParse({ from: '2024-01-01', to: '2025-01-01' }).success).toBe(false)
  expect(DaySpan.safeParse({ from: '2026-03-09', to: '2026-03-08' }).success).toBe(false)
})

test('of many durations it says the middle one and what nine of ten stayed under, whatever their order', () => {
  expect(spreadOf([])).toBeNull()
  expect(spreadOf([7])).toEqual({ count: 1, median: 7, nine: 7 })
  expect(spreadOf([90, 10, 20])).toEqual({ count: 3, median: 20, nine: 90 })
  expect(spreadOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ count: 10, median: 5, nine: 9 })
  expect(spreadOf([100, 9, 20])).toEqual({ count: 3, median: 20, nine: 100 })
})
