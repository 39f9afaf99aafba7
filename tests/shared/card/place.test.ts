/** Tests the names of places, the order in which they are given, and how a count stands to the book. */
import { describe, expect, test } from 'vitest'
import { firstFree, freeIn, judgeCount, placeText, placeTyped, putOut, type Seat } from '../../../shared/card/place.ts'

const racks = [
  { rack: 'A', places: 3, holds: 1 },
  { rack: 'B', places: 120, holds: 2 },
]
const seat = (rack: string, place: number, at = 1): Seat => ({ rack, place, seat: at })

describe('a place', () => {
  test.each([
    ['A-03', 'A-03'],
    ['a3', 'A-03'],
    ['Ａ－０３', 'A-03'],
    [' b 7 ', 'B-07'],
    ['B120', 'B-120'],
  ])('typed as %j is %s', (typed, said) => {
    const place = placeTyped(typed, racks)
    expect(place && placeText(place)).toBe(said)
  })

  test.each(['A-04', 'A-0', 'C-01', '3', 'A', 'A-3-1', 'B1210', ''])('typed as %j is none of this branch', typed => {
    expect(placeTyped(typed, racks)).toBeNull()
  })
})

describe('the next free place', () => {
  test('is the lowest, and one that became free is given again before a later one', () => {
    expect(firstFree(racks, [])).toEqual(seat('A', 1))
    expect(firstFree(racks, [seat('A', 1), seat('A', 3)])).toEqual(seat('A', 2))
  })

  test('goes on in the next rack, where a place takes several cards', () => {
    const a = [1, 2, 3].map(place => seat('A', place))
    expect(firstFree(racks, [...a, seat('B', 1)])).toEqual(seat('B', 1, 2))
    expect(firstFree(racks, [...a, seat('B', 1), seat('B', 1, 2)])).toEqual(seat('B', 2))
  })

  test('is none where all are taken, or where the branch has no rack', () => {
    expect(firstFree([{ rack: 'A', places: 1, holds: 1 }], [seat('A', 1)])).toBeNull()
    expect(firstFree([], [])).toBeNull()
    expect(freeIn(racks, [seat('A', 1)], { rack: 'A', place: 1 })).toBeNull()
    expect(freeIn(racks, [seat('B', 9, 2)], { rack: 'B', place: 9 })).toEqual(seat('B', 9, 1))
  })
})

test('a rack that shrinks tells how many cards would lie nowhere', () => {
  const taken = [seat('A', 1), seat('A', 3), seat('B', 1, 2)]
  expect(putOut(taken, { rack: 'A', places: 2, holds: 1 })).toBe(1)
  expect(putOut(taken, { rack: 'A', places: 0, holds: 1 })).toBe(2)
  expect(putOut(taken, { rack: 'B', places: 120, holds: 1 })).toBe(1)
  expect(putOut(taken, { rack: 'C', places: 9, holds: 1 })).toBe(0)
})

test.each([
  [10, 10, 0, 'even'],
  [10, 9, 1, 'even'],
  [10, 9, 0, 'unnamed'],
  [10, 11, 0, 'extra'],
  [10, 10, 1, 'extra'],
] as const)('a book of %i, %i counted and %i named missing is %s', (book, counted, missing, judged) => {
  expect(judgeCount({ rack: 'A', book, counted }, missing)).toBe(judged)
})
