/** Says which acts have a serial of which side, and compares a list of theirs with ours. */
import { expect, test } from 'vitest'
import { compareActs, sidesOf } from '../../../shared/serial/sides.ts'

test.each([
  ['LOSS_TEMP', ['card-system']],
  ['LOSS_FORMAL', ['card-system', 'bank']],
  ['UNLOSS', ['card-system', 'bank']],
  ['ENABLE_SOCIAL', ['card-system']],
  ['ACTIVATE_BANK', ['bank']],
  ['PWD_RESET', ['card-system']],
  ['INFO_CHANGE', ['card-system']],
  ['CANCEL', ['card-system', 'bank']],
  ['APPLY', []],
] as const)('%s has a serial of %s', (item, sides) => {
  expect(sidesOf(item)).toEqual(sides)
})

test('the lists agree but for what only one side has, what nobody noted, and another person', () => {
  const theirs = [
    { row: 2, serial: 'K1', number: '11010519491231002X' },
    { row: 3, serial: 'K2', number: '440106198507120012' },
    { row: 4, serial: 'K9', number: '' },
    { row: 5, serial: 'K1', number: '11010519491231002X' },
  ]
  const ours = [
    { caseNumber: 'N1', serial: 'K1', number: '11010519491231002X' },
    { caseNumber: 'N2', serial: 'K2', number: '11010519491231002X' },
    { caseNumber: 'N3', serial: 'K3', number: '11010519491231002X' },
    { caseNumber: 'N4', serial: null, number: '11010519491231002X' },
  ]
  const { agreed, differences } = compareActs(theirs, ours)
  expect(agreed).toBe(1)
  expect(differences.map(({ kind, theirs: one, ours: other }) => [kind, one?.row ?? null, other?.caseNumber ?? null])).toEqual([
    ['person', 3, 'N2'],
    ['only-theirs', 4, null],
    ['only-theirs', 5, null],
    ['only-ours', null, 'N3'],
    ['no-serial', null, 'N4'],
  ])
})
