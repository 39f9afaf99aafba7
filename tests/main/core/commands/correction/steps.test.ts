/** Takes steps back that were ticked on the wrong line: sent, arrived, handed over; and what was said of the old card. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { atBranch, citizen, closed, madeUpCitizens, opened, paid, produced } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let cards: Seat
const people = madeUpCitizens(40)
const nextPerson = (): IdentityInput => people.pop() ?? citizen
beforeAll(async () => {
  counter = await aCounter()
  cards = await counter.cards()
})
afterAll(() => counter.end())

const second = { login: 'zhuguan', password: practicePassword }
type Change = In<'correction.make'>['change']
const correct = (change: Change, by: typeof second | null = null) =>
  cards.ask('correction.make', { change, reason: '勾错了一行', second: by })
const undo = (view: CaseView, fact: 'sent' | 'city-bank' | 'arrived' | 'handed-over', by: typeof second | null = null) =>
  correct({ fact, caseId: view.id, revision: view.revision }, by)
const undone = async (...asked: Parameters<typeof undo>) => {
  const answer = await undo(...asked)
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.detail)}`)
  return cards.call('case.view', { caseId: asked[0].id })
}
const textsOf = (view: CaseView) =>
  counter.core.store.db.selectFrom('reminder').select(['kind', 'state']).where('case_id', '=', view.id).orderBy('id').execute()
const registerOf = async (view: CaseView) => (await (await counter.teller()).call('holder.cards', { caseId: view.id })).cards

describe('a card ticked as arrived that is not here', () => {
  test('goes back to where it was: no card in the register, none in the drawer, no text, no failed production', async () => {
    const wrong = await atBranch(counter, nextPerson())
    expect(await registerOf(wrong)).toHaveLength(2)
    const now = await undone(wrong, 'arrived')
    expect(now).toMatchObject({ state: 'at-city-bank', made: null, cardTail: null })
    expect(now.production.map(({ event }) => event)).toEqual(['sendToMake', 'cityBankReceived'])
    expect(await registerOf(now)).toMatchObject([{ state: 'normal', replaced: false }])
    expect(await textsOf(now)).toEqual([{ kind: 'ready', state: 'dropped' }])
    expect((await cards.call('pickup.waiting', { after: null })).rows.map(({ caseId }) => caseId)).not.toContain(now.id)
    expect(await cards.call('correction.list', { caseId: now.id })).toMatchObject([
      { fact: 'arrived', was: { event: 'branchReceived' }, now: { event: null }, from: 'at-branch', to: 'at-city-bank' },
    ])
  })

  test('and comes later like any other, with one new card and a text of its own', async () => {
    const wrong = await undone(await atBranch(counter, nextPerson()), 'arrived')
    counter.clock.advance(86_400_000)
    const here = await produced(counter, wrong, ['branchReceived'])
    expect(here.state).toBe('at-branch')
    expect(await registerOf(here)).toMatchObject([{ state: 'sealed' }, { state: 'normal', replaced: true }])
    expect((await textsOf(here)).map(({ state }) => state)).toEqual(['dropped', 'queued'])
  })

  test('keeps an appointment for the promised day, and gives up an earlier one', async () => {
    const here = await atBranch(counter, nextPerson())
    const { days } = await cards.call('pickup.offer', { caseId: here.id })
    const slot = days[0]?.slots[0]
    if (!days[0] || !slot) throw new Error('no slot was offered')
    const booked = await cards.call('pickup.book', { caseId: here.id, revision: here.revision, day: days[0].day, start: slot.start })
    expect((await undone(booked, 'arrived')).pickup.booked).toBeNull()
  })
})

describe('a card ticked as sent that lies here still', () => {
  test('waits for the maker again, and the city bank the same', async () => {
    const sent = await produced(counter, await paid(counter, nextPerson()), ['sendToMake'])
    expect(await undone(sent, 'sent')).toMatchObject({ state: 'paid', production: [] })
    const there = await produced(counter, await paid(counter, nextPerson()), ['sendToMake', 'cityBankReceived'])
    const back = await undone(there, 'city-bank')
    expect(back).toMatchObject({ state: 'making' })
    expect(await undo(back, 'city-bank')).toMatchObject({ ok: false, error: { code: 'CORRECTION_LATE' } })
  })

  test('made again by mistake, it is a failed card as before', async () => {
    const view = await produced(counter, await paid(counter, nextPerson()), ['sendToMake', 'makeFailed', 'remake'])
    expect(await undone(view, 'sent')).toMatchObject({ state: 'make-failed' })
  })
})

describe('a hand-over noted on the wrong case', () => {
  test('needs a colleague; then card and old card are as they were, and the taker and what they signed are kept beside it', async () => {
    const wrong = await closed(counter, nextPerson())
    expect(await registerOf(wrong)).toMatchObject([{ state: 'sealed' }, { state: 'cancelled' }])
    expect(await undo(wrong, 'handed-over')).toMatchObject({ ok: false, error: { code: 'CORRECTION_ALONE' } })
    const now = await undone(wrong, 'handed-over', second)
    expect(now).toMatchObject({ state: 'at-branch', handover: { verifiedAt: null, oldCard: null, closedAt: null, takenBy: null } })
    expect(await registerOf(now)).toMatchObject([{ state: 'sealed' }, { state: 'normal', replaced: true }])
    const { kept } = await counter.core.store.db
      .selectFrom('correction')
      .select('kept')
      .where('case_id', '=', now.id)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(kept ?? '{}')).toMatchObject({ taker: { role: 'holder' }, signature: expect.stringContaining('0.1') })
    expect((await cards.call('pickup.waiting', { after: null })).rows.map(({ caseId }) => caseId)).toContain(now.id)
  })

  test('stands once the holder has had the card enabled, or has another case under way', async () => {
    const person = nextPerson()
    const done = await closed(counter, person)
    await opened(await counter.teller(), person)
    expect(await undo(done, 'handed-over', second)).toMatchObject({ ok: false, error: { code: 'CASE_IN_FLIGHT' } })
  })
})

describe('an old card ticked wrong', () => {
  const say = (view: CaseView, oldCard: 'collected' | 'kept' | 'none') =>
    correct({ fact: 'old-card', caseId: view.id, revision: view.revision, oldCard }, second)

  test('as taken back stands for its holder again, and the end of the case keeps its day', async () => {
    const wrong = await closed(counter, nextPerson())
    counter.clock.advance(3_600_000)
    const fates = ['kept', 'none'] as const
    const answers = []
    for (const fate of fates) answers.push(await say(wrong, fate))
    const right = answers.find(({ ok }) => ok)
    expect(right?.ok).toBe(true)
    const now = await cards.call('case.view', { caseId: wrong.id })
    expect(now).toMatchObject({ state: 'closed', changedAt: wrong.changedAt, handover: { closedAt: wrong.handover.closedAt } })
  })
})
