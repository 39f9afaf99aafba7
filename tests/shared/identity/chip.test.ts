/** A chip that contradicts itself is told, and what was typed over after a read is known. */
import { expect, test } from 'vitest'
import { type ChipDocument, changedSince, doubtsOf } from '../../../shared/identity/chip.ts'
import { Day } from '../../../shared/time.ts'

const today = Day.parse('2026-11-29')
const right: ChipDocument = {
  docType: 'RIC',
  number: '110101199003073001',
  name: '欧阳测试',
  sex: '2',
  birth: Day.parse('1990-03-07'),
  validFrom: Day.parse('2020-01-01'),
  validTo: Day.parse('2040-01-01'),
  ethnic: '01',
  address: '',
  nationality: 'CHN',
}

test('a sound chip raises no doubt, and one that has expired is no contradiction', () => {
  expect(doubtsOf(right, today)).toEqual([])
  expect(doubtsOf({ ...right, validTo: Day.parse('2025-01-01') }, today)).toEqual([])
  expect(doubtsOf({ ...right, validTo: 'long' }, today)).toEqual([])
})

test.each([
  ['a wrong check digit', { number: '110101199003073002' }, ['NUMBER_WRONG']],
  ['a number of another kind of document', { number: '810000198512121234' }, ['NUMBER_WRONG']],
  ['a sex against the number', { sex: '1' }, ['SEX_DIFFERS']],
  ['a birth against the number', { birth: Day.parse('1990-03-08') }, ['BIRTH_DIFFERS']],
  ['days in the wrong order', { validFrom: Day.parse('2040-01-01'), validTo: Day.parse('2020-01-01') }, ['DAYS_REVERSED']],
  ['a day that cannot be read', { birth: '' }, ['FIELD_UNREAD']],
  ['no name', { name: '' }, ['FIELD_UNREAD']],
] as const)('it says so of %s', (_what, change, doubts) => {
  expect(doubtsOf({ ...right, ...change }, today)).toEqual(doubts)
})

test('what was typed over after the read is named, and nothing else', () => {
  const { docType, number, name, sex, birth, validFrom, validTo } = right
  const read = { docType, number, name, sex, birth, validFrom, validTo }
  expect(changedSince(read, read)).toEqual([])
  expect(changedSince(read, { ...read, name: '欧阳测', validTo: 'long' })).toEqual(['name', 'validTo'])
  expect(changedSince({ ...read, validTo: '' }, { ...read, validTo: null })).toEqual([])
})
