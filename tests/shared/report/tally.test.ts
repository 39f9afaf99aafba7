/** Figures over days, items and tellers: every way of grouping adds up to the same. */
import { expect, test } from 'vitest'
import { spanNamed } from '../../../shared/report/day-span.ts'
import { spreadOf } from '../../../shared/report/spread.ts'
import { countedKinds, type Happened, openTally, type Tally } from '../../../shared/report/tally.ts'
import { Day } from '../../../shared/time.ts'
import { dice } from '../../support/a-dice.ts'

test('the middle and nine of ten are values somebody really met', () => {
  expect(spreadOf([])).toBe(null)
  expect(spreadOf([7])).toEqual({ count: 1, median: 7, nine: 7 })
  expect(spreadOf([5, 1, 3])).toEqual({ count: 3, median: 3, nine: 5 })
  expect(spreadOf([10, 2, 9, 1, 8, 3, 7, 4, 6, 5])).toEqual({ count: 10, median: 5, nine: 9 })
})

test('the spans a manager asks for', () => {
  const today = Day.parse('2026-03-09')
  expect(spanNamed('month', today)).toEqual({ from: '2026-03-01', to: '2026-03-09' })
  expect(spanNamed('lastMonth', today)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(spanNamed('lastMonth', Day.parse('2026-01-31'))).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(spanNamed('week', today)).toEqual({ from: '2026-03-03', to: '2026-03-09' })
})

const sum = (tallies: Iterable<Tally>, of: (tally: Tally) => number): number => [...tallies].reduce((all, one) => all + of(one), 0)

test('whatever happens, days, items and people each add up to the whole', () => {
  const { below, of: oneOf } = dice(11)
  for (let round = 0; round < 20; round += 1) {
    const happened = Array.from({ length: 200 }, (): Happened => {
      const at = {
        day: `2026-03-0${1 + below(9)}`,
        item: oneOf(['REPLACE_PHOTO', 'APPLY', 'LOSS_TEMP']),
        operatorId: oneOf(['a', 'b', 'c']),
      }
      const kind = oneOf([...countedKinds, 'rating'] as const)
      if (kind === 'taken') return { ...at, kind, wait: oneOf([null, below(1000)]) }
      if (kind === 'served')
        return { ...at, kind, handling: oneOf([null, below(1000)]), shots: oneOf([null, 1 + below(3)]), firstStayed: below(2) === 1 }
      if (kind === 'rating') return { ...at, kind, grade: oneOf([1, 2, 3, 4, 5] as const) }
      return { ...at, kind, count: below(4) }
    })
    const tally = openTally()
    tally.add(happened.slice(0, 77))
    tally.add(happened.slice(77))
    const { total, byDay, byItem, byOperator } = tally.done()
    for (const group of [byDay, byItem, byOperator]) {
      for (const kind of countedKinds) expect(sum(group.values(), one => one[kind])).toBe(total[kind])
      expect(sum(group.values(), one => one.wait?.count ?? 0)).toBe(total.wait?.count ?? 0)
      expect(sum(group.values(), one => one.photo.of)).toBe(total.photo.of)
      expect(sum(group.values(), one => one.rating.sum)).toBe(total.rating.sum)
    }
    expect([...byDay.keys()]).toEqual([...byDay.keys()].sort())
  }
})
