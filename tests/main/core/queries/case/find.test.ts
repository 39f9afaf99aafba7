/** Finds a case by whatever the customer or a slip says of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Day } from '../../../../../shared/time.ts'
import { approved, contactDetails, holding, madeUpCitizens, opened, otherCitizen, paid } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let manager: Seat
const [first, second, third] = madeUpCitizens(3).map((person, at) => ({ ...person, name: ['𠮷演练', '阿依古丽·演练', '演练三'][at] ?? '' }))
if (!first || !second || !third) throw new Error('three people are made up')

beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
  await paid(counter, first)
  counter.clock.advance(60_000)
  await approved(counter, second)
  counter.clock.advance(60_000)
  await opened(await counter.teller(), third)
})
afterAll(() => counter.end())

const found = async (text: string) => (await manager.call('case.find', { which: 'all', text })).map(row => row.state)

test('a search shows the newest first', async () => {
  expect(await found('')).toEqual(['opened', 'approved', 'paid'])
})

test.each([
  ['a name with a rare character', '𠮷', ['paid']],
  ['a part of a name with a dot', '丽·演', ['approved']],
  ['a part all names have', '演练', ['opened', 'approved', 'paid']],
  ['a document number', first.number, ['paid']],
  ['the end of a document number', first.number.slice(-6), []],
  ['the beginning of one', first.number.slice(0, 14), []],
  ['the end of a mobile number', contactDetails.mobile.slice(-4), []],
  ['a name with the last four of the document', `阿依古丽·演练 ${second.number.slice(-4)}`, ['approved']],
  ['a name with the last four of another document', `演练三 ${first.number.slice(-4)}`, []],
  ['a mobile number', contactDetails.mobile, ['approved', 'paid']],
  ['a receipt', 'r20260309-0001', ['paid']],
  ['the case number on a slip', 'YL01-20260309-0002', ['approved']],
  ['spaces around', `  ${second.number} `, ['approved']],
  ['somebody else', otherCitizen.number, []],
  ['a wildcard, which is only a letter here', '%', []],
])('by %s', async (_, text, states) => {
  expect(await found(text)).toEqual(states)
})

test('what was changed in the form is found at once, and the old no more', async () => {
  const teller = await counter.teller()
  const view = await teller.call('case.open', { ticketId: null, identity: { ...otherCitizen, birth: Day.parse('1985-07-12') } })
  await holding(teller, view)
  const give = (mobile: string) => teller.call('form.save', { caseId: view.id, draft: { mobile } })
  await teller.call('business.give', {
    caseId: view.id,
    revision: view.revision,
    item: 'REPLACE_PHOTO',
    reason: 'LOOKS_CHANGED',
    photoPlan: 'new',
    papers: ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO'],
    notices: ['NEW_CARD', 'ACCOUNT_NUMBER', 'OLD_CARD', 'FEE', 'LEAD_TIME', 'PICKUP_LIMIT', 'NOT_REVOCABLE'],
    consents: ['PHOTO_CONSENT'],
  })
  await give('13900000001')
  expect(await found('13900000001')).toEqual(['noticed'])
  await give('13900000002')
  expect(await found('13900000001')).toEqual([])
  expect(await found('13900000002')).toEqual(['noticed'])
})
