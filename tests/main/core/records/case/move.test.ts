/** Every step of a case is written once, counted once and told in the log; what is not allowed leaves it as it was. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { citizenBorn, contactDetails, holding, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { asked, given, handedIn } from '../../../../support/an-item.ts'

let counter: Counter
let teller: Seat
/** Teller and reviewer in one person, as in a small branch. */
let both: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
  both = await counter.hired('shuangren', ['teller', 'reviewer'])
})
afterAll(() => counter.end())

let born = 1950
async function openedBy(seat: Seat): Promise<CaseView> {
  born += 1
  const view = await seat.call('case.open', { ticketId: null, identity: citizenBorn(`${born}-03-10`) })
  await holding(seat, view)
  return view
}
const handedInBy = async (seat: Seat) => {
  const { id: caseId } = await given(seat, await openedBy(seat), 'REPLACE_DAMAGED')
  return handedIn(seat, await seat.call('form.complete', { caseId, draft: contactDetails }))
}
const seen = async ({ id: caseId }: CaseView) => {
  const { state, revision, changedAt, makerId } = await teller.call('case.view', { caseId })
  return { state, revision, changedAt, makerId }
}
const logOf = async ({ id: caseId }: CaseView) => (await (await counter.manager()).call('audit.find', { caseId, day: null })).entries

describe('a step that is allowed', () => {
  test('counts one revision, notes the time, and what the command sets with it', async () => {
    const view = await openedBy(teller)
    counter.clock.advance(60_000)
    const taken = await given(teller, view, 'REPLACE_DAMAGED')
    expect(taken).toMatchObject({ state: 'noticed', revision: view.revision + 1, changedAt: counter.clock.now(), item: 'REPLACE_DAMAGED' })
    expect(await seen(taken)).toMatchObject({ state: 'noticed', revision: view.revision + 1 })
  })

  test('is in the log once, with where it came from, where it led and whose hand it was', async () => {
    const handed = await handedInBy(teller)
    const steps = (await logOf(handed)).filter(({ what }) => what === 'case.submit')
    expect(steps).toMatchObject([{ from: 'confirmed', to: 'submitted', caseNumber: handed.number }])
  })

  test('is taken by the first of two windows that saw the same case; the second is told that it is stale', async () => {
    const view = await openedBy(teller)
    const wish = await asked(teller, view, 'REPLACE_DAMAGED')
    const answers = await Promise.all([teller.ask('business.give', wish), both.ask('business.give', wish)])
    expect(answers.map(answer => (answer.ok ? answer.value.state : answer.error.code)).sort()).toEqual(['STALE', 'noticed'])
    expect(await seen(view)).toMatchObject({ revision: view.revision + 1 })
  })
})

describe('a step that is not allowed', () => {
  test('where the case stands is refused with the state and the action, and changes nothing', async () => {
    const view = await openedBy(teller)
    counter.clock.advance(60_000)
    const refused = await teller.ask('confirm.sign', { caseId: view.id, revision: view.revision, signature })
    expect(refused).toMatchObject({ ok: false, error: { code: 'WRONG_STATE', detail: { state: 'opened', action: 'confirm' } } })
    expect(await seen(view)).toMatchObject({ state: 'opened', revision: view.revision, changedAt: view.changedAt })
    expect((await logOf(view)).filter(({ what }) => what === 'case.confirm')).toEqual([])
  })

  test('for want of papers and notices says both and nothing else, and keeps nothing of what was said', async () => {
    const view = await openedBy(teller)
    const wish = { ...(await asked(teller, view, 'REPLACE_DAMAGED')), papers: [], notices: [] }
    const refused = await teller.ask('business.give', wish)
    expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['papers', 'notices'] } } })
    expect(await teller.call('case.view', { caseId: view.id })).toMatchObject({ state: 'opened', revision: view.revision, business: null })
  })

  test('to the maker says that it needs another person, and nothing of other needs', async () => {
    const handed = await handedInBy(both)
    const refused = await both.ask('review.approve', { caseId: handed.id, revision: handed.revision })
    expect(refused).toMatchObject({ ok: false, error: { code: 'SAME_PERSON' } })
    expect(await seen(handed)).toMatchObject({ state: 'submitted', revision: handed.revision })
  })
})
