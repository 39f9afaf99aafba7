/** Moved keys: each key of the program has one place, and each place one key. */
import { describe, expect, test } from 'vitest'
import { clashIn, keyAt, type Moves, movableKeys, moved, placeOf, places, swapped } from '../../../shared/habits/moved-keys.ts'

test('nothing moved: every press means what is printed on it', () => {
  for (const press of ['F1', 'F9', 'F12', 'Escape', 'Enter', 'A', 'Ctrl+K']) {
    expect([keyAt({}, press), placeOf({}, press)]).toEqual([press, press])
  }
  expect(clashIn({})).toBeNull()
})

test('F9 under Insert: Insert goes on, and F9 itself means nothing any more', () => {
  const moves = moved({}, 'F9', 'Insert')
  expect([keyAt(moves, 'Insert'), keyAt(moves, 'F9'), placeOf(moves, 'F9')]).toEqual(['F9', null, 'Insert'])
})

test('a place that has a key takes no second one, but the two may change places', () => {
  expect(clashIn(moved({}, 'F9', 'F5'))).toEqual({ place: 'F5', keys: ['F5', 'F9'] })
  const moves = swapped({}, 'F9', 'F5')
  expect([clashIn(moves), keyAt(moves, 'F5'), keyAt(moves, 'F9')]).toEqual([null, 'F9', 'F5'])
})

test('moved back to where it is printed it is not moved', () => {
  expect(moved(moved({}, 'F9', 'Pause'), 'F9', 'F9')).toEqual({})
  expect(swapped(swapped({}, 'F2', 'F3'), 'F2', 'F2')).toEqual({})
})

describe('however often keys change places', () => {
  test.each([3, 17, 40])('%i swaps in a row lose no key', count => {
    let moves: Moves = {}
    for (let at = 0; at < count; at += 1) {
      const [key, place] = [movableKeys[(at * 7) % movableKeys.length] ?? 'F2', places[(at * 5 + 3) % places.length] ?? 'F3']
      moves = swapped(moves, key, place)
      expect(placeOf(moves, key)).toBe(place)
    }
    expect(clashIn(moves)).toBeNull()
    expect(movableKeys.map(key => keyAt(moves, placeOf(moves, key)))).toEqual([...movableKeys])
  })
})
