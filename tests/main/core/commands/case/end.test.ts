/** Ends cases truthfully when the card is here or on its way: the register, the blank, the fee, the text and the seat follow. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { Day } from '../../../../../shared/time.ts'
import { approved, atBranch, booked, citizen, madeUpCitizens, paid, produced } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let cards: Seat
let manager: Seat
const people = madeUpCitizens(40)
const nextPerson = (): IdentityInput => people.pop() ?? citizen
beforeAll(async () => {
  counter = await aCounter()
  cards = await counter.cards()
  manager = await counter.manager()
})
afterAll(() => counter.end())

type End = Pick<In<'case.end'>, 'reason' | 'papers'>
const end = ({ id, revision }: CaseView, how: End) => cards.ask('case.end', { caseId: id, revision, note: '家属来人说明', ...how })
const dead: End = { reason: 'dead', papers: ['death-proof', 'relative-id'] }
const withdrawn: End = { reason: 'withdrawn', papers: ['holder-id', 'written-withdrawal'] }
const registerOf = async (view: CaseView) => (await (await counter.teller()).call('holder.cards', { caseId: view.id })).cards
const owed = async () => (await manager.call('fee.balance', { day: Day.parse('2026-03-09') })).owed.map(({ caseId }) => caseId)

test('the holder died while the card lay here: no sealed card stays, no failed production, nobody is texted or expected', async () => {
  const here = await booked(counter, nextPerson())
  const answer = await end(here, dead)
  expect(answer).toMatchObject({
    ok: true,
    value: { state: 'void', end: { reason: 'dead', note: '家属来人说明' }, pickup: { booked: null }, made: { state: 'cancelled' } },
  })
  if (!answer.ok) return
  expect(answer.value.production.map(({ event }) => event)).not.toContain('makeFailed')
  // The old card stands for its holder again, until it is cancelled by its own item.
  expect(await registerOf(here)).toMatchObject([{ state: 'cancelled' }, { state: 'normal', replaced: false }])
  const texts = await counter.core.store.db.selectFrom('reminder').select('state').where('case_id', '=', here.id).execute()
  expect(texts.every(({ state }) => state === 'dropped')).toBe(true)
  expect((await cards.call('pickup.waiting', { after: null })).rows.map(({ caseId }) => caseId)).not.toContain(here.id)
})

test('papers and reason are asked for, and the centre refuses only what it has', async () => {
  const here = await atBranch(counter, nextPerson())
  expect(await end(here, { reason: 'dead', papers: ['death-proof'] })).toMatchObject({
    ok: false,
    error: { code: 'NOT_READY', detail: { unmet: ['endPapers'] } },
  })
  expect(await end(here, { reason: 'refused-by-centre', papers: ['centre-reply'] })).toMatchObject({
    ok: false,
    error: { code: 'WRONG_STATE' },
  })
})

test('a fee that was owed is owed no more; one that was paid is given back while nothing was made for it', async () => {
  const due = await approved(counter, nextPerson())
  if (due.state === 'approved')
    expect(await end(due, withdrawn)).toMatchObject({ ok: true, value: { state: 'void', fee: { receipt: null } } })
  const early = await paid(counter, nextPerson())
  expect(await end(early, withdrawn)).toMatchObject({ ok: true, value: { state: 'void' } })
  const sent = await produced(counter, await paid(counter, nextPerson()), ['sendToMake'])
  expect(await end(sent, withdrawn)).toMatchObject({ ok: true })
  const refused = await produced(counter, await paid(counter, nextPerson()), ['sendToMake'])
  expect(await end(refused, { reason: 'refused-by-centre', papers: ['centre-reply'] })).toMatchObject({ ok: true })
  const list = await owed()
  // Where the practice place charges nothing there is nothing to give back.
  const charged = early.fee.receipt !== null
  expect([early, sent, refused].map(({ id }) => list.includes(id))).toEqual([charged, false, charged])
})

test('a case that is closed has ended already', async () => {
  const here = await atBranch(counter, nextPerson())
  const first = await end(here, withdrawn)
  if (!first.ok) throw new Error(first.error.code)
  expect(await end(first.value, withdrawn)).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
})
