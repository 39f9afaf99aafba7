/** A form begins with what the branch knows: the person's own last answers, and the way of pickup this teller took down last. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen, citizenBorn, closed, contactDetails, opened, otherCitizen } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const { ethnic, mobile, mailAddr, occupation, pickupWay } = contactDetails

test('of the first person of all nothing is known but the document and the place', async () => {
  const { form } = await opened(teller, otherCitizen)
  expect(form).toMatchObject({ nationality: 'CHN', docNumber: otherCitizen.number })
  for (const key of ['ethnic', 'mobile', 'mailAddr', 'occupation', 'pickupWay'] as const) expect(form[key]).toBeUndefined()
})

test('who had a card made here says nothing twice; the bank is left to the card in hand', async () => {
  await closed(counter)
  const { form } = await opened(teller, citizen)
  expect(form).toMatchObject({ ethnic, mobile, mailAddr, occupation, pickupWay })
  expect(form.bank).toBeUndefined()
  expect(form.remark).toBeUndefined()
})

test('a new person begins with the usual way of pickup and with nothing of anybody else', async () => {
  const next = { ...citizenBorn('1990-03-07'), name: '赵演练' }
  const { form } = await opened(teller, next)
  expect(form).toMatchObject({ name: next.name, pickupWay })
  for (const key of ['ethnic', 'mobile', 'mailAddr', 'occupation', 'bank'] as const) expect(form[key]).toBeUndefined()
})
