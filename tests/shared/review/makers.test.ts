/** Tests who counts as a maker of a case, from its log alone. */
import { expect, test } from 'vitest'
import { changesNothing, type Entry, makersOf } from '../../../shared/review/makers.ts'

const [teller, colleague, reviewer, manager] = ['1', '2', '3', '4'].map(last => `01JABCDEFGHJKMNPQRSTVWXYZ${last}`)
if (!teller || !colleague || !reviewer || !manager) throw new Error('four people')
const did = (operatorId: string | null, what: string, facts: Entry['facts'] = {}): Entry => ({ what, operatorId, facts })
const isMaker = (id: string, ...entries: Entry[]) => makersOf(entries).has(id)

test.each([
  'case.open',
  'case.bring',
  'case.notice',
  'case.fill',
  'case.shoot',
  'case.choosePhoto',
  'case.confirm',
  'case.submit',
  'case.takeOver',
  'photo.oldCard',
  'card.tell',
  'correction.make',
  'identity.link',
  'online.accept',
  'unit.made',
  // a step nobody has thought of yet
  'case.scan',
  'paper.replace',
])('whoever caused %s made the case', what => {
  expect(isMaker(reviewer, did(teller, 'case.open'), did(reviewer, what))).toBe(true)
})

test.each(changesNothing)('%s makes nobody a maker', what => {
  expect(isMaker(reviewer, did(teller, 'case.open'), did(reviewer, what))).toBe(false)
})

test.each([
  ['behind a refused picture', did(teller, 'case.choosePhoto', { secondPerson: reviewer })],
  ['behind a correction', did(manager, 'correction.make', { fact: 'identity', second: reviewer })],
  ['as the witness of a signature', did(teller, 'case.confirm', { by: 'print', witness: reviewer })],
  ['behind a trainee', did(teller, 'case.submit', { seconder: reviewer })],
  ['behind a new document of the person', did(teller, 'identity.link', { seconder: reviewer })],
])('who stood %s has part in it', (_, entry) => {
  expect(isMaker(reviewer, entry)).toBe(true)
  expect(isMaker(colleague, entry)).toBe(false)
})

test('what the program did by itself names nobody', () => {
  expect([...makersOf([did(null, 'case.submit', { count: 3, note: 'x' })])]).toEqual([])
})
