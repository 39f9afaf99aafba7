/** The selected row of a list stays the row the person chose, whatever other windows do to the list. */
import { describe, expect, test } from 'vitest'
import { rowFor } from '../../../renderer/kit/row-keys.tsx'
import { follow, nothingSelected, type Selection, type SelectionState } from '../../../renderer/kit/use-selection.ts'

type Card = { readonly id: string; readonly revision: number }
const card = (id: string, revision = 1): Card => ({ id, revision })
const rules = { idOf: (row: Card) => row.id, versionOf: (row: Card) => row.revision, begin: (rows: readonly Card[]) => rows[0] }
const read = (state: SelectionState, ...rows: Card[]) => follow(state, rows, rules)
const begun = (...rows: Card[]) => read(nothingSelected(null), ...rows)
const [a, b, c] = [card('A'), card('B'), card('C')]

describe('a list that moves', () => {
  test('the first card is selected and stays selected when another comes before it', () => {
    expect(read(begun(a, b), c, a, b)).toMatchObject({ id: 'A', place: 1 })
  })

  test('a card another window took leaves nothing selected, never the one that moved up', () => {
    const after = read(begun(a, b, c), b, c)
    expect(after).toMatchObject({ id: 'A', place: 0 })
    expect(read(after, c)).toMatchObject({ id: 'A' })
  })

  test('a card that comes back to the list is selected again', () => {
    expect(read(read(begun(a, b), b), b, a)).toMatchObject({ id: 'A', place: 1 })
  })

  test('an empty list forgets the card that left it', () => {
    expect(read(read(begun(a)), b)).toMatchObject({ id: 'B' })
  })

  test('a card taken off the list by this window’s own command hands on to the one that moved up', () => {
    expect(read({ ...begun(a, b, c), released: 1 }, b, c)).toMatchObject({ id: 'B', place: 0, released: null })
    expect(read({ ...nothingSelected(null), id: 'C', place: 2, released: 1 }, a, b)).toMatchObject({ id: 'B', place: 1 })
  })

  test('a card that stayed after the own command, and was taken by another window later, hands on to nothing', () => {
    const stayed = read({ ...begun(a, b), released: 1 }, card('A', 2), b)
    expect(stayed.released).toBeNull()
    expect(read(stayed, b)).toMatchObject({ id: 'A' })
  })

  test('a card just added is selected before the list shows it, and has left the list only once it was there', () => {
    const awaited = read({ ...nothingSelected(null), id: 'C', awaited: true }, a, b)
    expect(awaited).toMatchObject({ id: 'C', awaited: true })
    const there = read(awaited, a, b, c)
    expect(there).toMatchObject({ id: 'C', place: 2, awaited: false })
    expect(read(there, a, b)).toMatchObject({ id: 'C', awaited: false })
  })

  test('where nothing is to be selected by itself nothing is', () => {
    expect(follow(nothingSelected(null), [a, b], { ...rules, begin: () => undefined })).toEqual(nothingSelected(null))
  })
})

describe('the arrows', () => {
  const at = (rows: readonly Card[], row: Card | null, place: number) => ({ rows, row, place, idOf: rules.idOf }) as Selection<Card>

  test('walk from the selected card and stop at the ends', () => {
    expect(rowFor('ArrowDown', at([a, b, c], a, 0))).toBe(b)
    expect(rowFor('ArrowUp', at([a, b, c], a, 0))).toBe(a)
    expect(rowFor('End', at([a, b, c], a, 0))).toBe(c)
    expect(rowFor('Enter', at([a, b, c], a, 0))).toBeUndefined()
  })

  test('go on from where a card stood that left: down to the one that moved up, up to the one above', () => {
    expect(rowFor('ArrowDown', at([a, c], null, 1))).toBe(c)
    expect(rowFor('ArrowUp', at([a, c], null, 1))).toBe(a)
  })

  test('select the first card where none was', () => {
    expect(rowFor('ArrowDown', at([a, b], null, 0))).toBe(a)
  })
})
