/** Tests how two people name the cards they did not find. */
import { expect, test } from 'vitest'
import { missingTyped } from '../../../renderer/desks/cards/places/missing-typed.ts'
import { CaseId } from '../../../shared/ids.ts'
import type { PlacedCard } from '../../../shared/ipc/shapes/place.ts'

const card = (at: number, rack: string | null, place: string | null, cardTail: string): PlacedCard => ({
  ...{ caseId: CaseId.parse(`0000000000000000000000000${at}`), number: `SS01-20260309-000${at}`, maskedName: '张*', state: 'at-branch' },
  ...{ rack, place, cardTail, missingSince: null },
})
const cards = [
  card(1, 'A', 'A-01', '1111'),
  card(2, 'A', 'A-12', '2222'),
  card(3, 'B', 'B-01', '3333'),
  card(4, 'B', 'B-01', '3333'),
  card(5, null, null, '5555'),
]
const read = (typed: string) => {
  const { cases, unknown } = missingTyped(typed, cards)
  return [cases.map(id => Number(id.at(-1))), unknown]
}

test.each([
  ['a place, however it is written', 'a1\nＡ－１２', [[1, 2], []]],
  ['a case number, whole or by its end', 'ss01-20260309-0005、0002', [[5, 2], []]],
  ['the last four digits of the card', '5555', [[5], []]],
  ['the same card twice', 'A-01\n1111', [[1], []]],
  ['a place with two cards, which names neither', 'B-01', [[], ['B-01']]],
  ['digits that two cards share', '3333', [[], ['3333']]],
  ['what is no card here', 'A-02\n9999', [[], ['A-02', '9999']]],
  ['nothing', ' \n', [[], []]],
])('%s', (_, typed, named) => {
  expect(read(typed)).toEqual(named)
})
