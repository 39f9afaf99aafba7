/** How the arrows walk over days and hours. */
import { expect, test } from 'vitest'
import { firstSeat, nextSeat } from '../../../renderer/steps/pickup/slot-grid.tsx'

const days = [
  { day: '2026-03-10', covered: true, slots: [seatOf('09:00', 0), seatOf('09:30', 2)] },
  { day: '2026-03-11', covered: true, slots: [seatOf('09:00', 1)] },
  { day: '2026-03-12', covered: true, slots: [seatOf('09:00', 4), seatOf('09:30', 1)] },
]
function seatOf(start: string, free: number) {
  return { start, end: '10:00', free, capacity: 4 }
}

test('the first proposal is free, and the arrows pass over what is full or closed', () => {
  const first = firstSeat(days)
  expect(first).toEqual({ day: '2026-03-10', start: '09:30' })
  if (!first) throw new Error('nothing is free')
  const right = nextSeat(days, first, 1, 0)
  expect(right).toEqual({ day: '2026-03-12', start: '09:30' })
  expect(nextSeat(days, right, 1, 0)).toEqual(right)
  expect(nextSeat(days, first, 0, -1)).toEqual(first)
})
