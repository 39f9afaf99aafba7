/** Reads a number as soon as it is typed: what it says, what is wrong with it, whether its holder is known. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personOf } from '../../../../../shared/identity/documents.ts'
import { Day } from '../../../../../shared/time.ts'
import { citizen, otherCitizen } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

test('a right number tells sex, birthday and age on this very day', async () => {
  const look = () => teller.call('identity.lookUp', { docType: 'RIC', number: otherCitizen.number })
  expect(await look()).toEqual({ problem: null, sex: '1', birth: '1985-07-12', age: 40, inFlight: null, act: null })
  const start = counter.clock.now()
  counter.clock.set('2026-07-11T16:00:00.000Z')
  expect((await look()).age).toBe(41)
  counter.clock.set(start)
})

test.each([
  ['one digit off', '440106198507120013'],
  ['a day that does not exist', '440106198502300018'],
  ['too short', '4401061985071200'],
  ['empty', ''],
  ['letters', 'ABCDEFGHIJKLMNOPQR'],
  ['a birthday to come', '440106209912310011'],
])('%s is a problem and tells nothing else', async (_, number) => {
  const found = await teller.call('identity.lookUp', { docType: 'RIC', number })
  expect(found).toEqual({ problem: expect.stringMatching(/^[A-Z_]+$/), sex: null, birth: null, age: null, inFlight: null, act: null })
})

test('looking leaves nothing behind', async () => {
  await teller.call('identity.judge', { ...citizen, validTo: Day.parse('2026-03-08') })
  expect(await teller.call('case.find', { which: 'all', text: '' })).toEqual([])
})

test('papers of one citizen are one person, papers of foreigners each their own', () => {
  expect(new Set([personOf('RIC', citizen.number), personOf('TIC', citizen.number), personOf('HKB', citizen.number)]).size).toBe(1)
  expect(new Set([personOf('HMP', 'H1234567'), personOf('TWP', 'H1234567'), personOf('RIC', 'H1234567')]).size).toBe(3)
})
