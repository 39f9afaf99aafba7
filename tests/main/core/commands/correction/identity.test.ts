/** Puts a mistyped name, number or day right on a case under way, as a teller does who sees it too late. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import {
  atBranch,
  citizen,
  companion,
  confirmed,
  filled,
  madeUpCitizens,
  opened,
  paid,
  signature,
  submitted,
} from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
const people = madeUpCitizens(40)
const nextPerson = (): IdentityInput => people.pop() ?? citizen
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const second = { login: 'zhuguan', password: practicePassword }
const reason = '录入时打错一个字'
const correct = (view: CaseView, change: Partial<IdentityInput>, by: typeof second | null = null, seat = teller) =>
  seat.ask('correction.make', {
    change: { fact: 'identity', caseId: view.id, revision: view.revision, identity: { ...view.identity, ...change } },
    reason,
    second: by,
  })
const corrected = async (view: CaseView, change: Partial<IdentityInput>, by: typeof second | null = null) => {
  const answer = await correct(view, change, by)
  if (!answer.ok) throw new Error(answer.error.code)
  return teller.call('case.view', { caseId: view.id })
}

describe('a name typed wrong', () => {
  test('is put right at the counter by the teller alone, in the form as well, and stands beside the old one', async () => {
    const wrong = await filled(teller, { ...nextPerson(), name: '张练演' })
    const right = await corrected(wrong, { name: ' 张演练 ' })
    expect(right).toMatchObject({ state: wrong.state, identity: { name: '张演练' }, form: { name: '张演练' } })
    expect(await teller.call('correction.list', { caseId: wrong.id })).toMatchObject([
      { fact: 'identity', was: { name: '张练演' }, now: { name: '张演练' }, reason, second: null, from: wrong.state, to: wrong.state },
    ])
  })

  test('asks for the signature anew where it was given, and keeps the one given', async () => {
    const wrong = await confirmed(teller, { ...nextPerson(), name: '张练演' })
    const right = await corrected(wrong, { name: '张演练' })
    expect(right).toMatchObject({ state: 'photographed', signature: null, signedAt: null, confirmedBy: null })
    expect(right.photos.some(photo => photo.chosen)).toBe(true)
    const kept = await counter.core.store.db
      .selectFrom('correction')
      .select('kept')
      .where('case_id', '=', wrong.id)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(JSON.parse(kept.kept ?? '{}').signature)).toEqual(signature)
    const signed = await teller.call('confirm.sign', { caseId: right.id, revision: right.revision, signature })
    expect(await teller.call('case.submit', { caseId: right.id, revision: signed.revision })).toMatchObject({ state: 'submitted' })
  })

  test('after it has left the counter needs a second person, and goes before the reviewer again', async () => {
    const wrong = await submitted(teller, { ...nextPerson(), name: '张练演' })
    const alone = await correct(wrong, { name: '张演练' })
    expect(alone).toMatchObject({ ok: false, error: { code: 'CORRECTION_ALONE' } })
    if (!alone.ok) expect(sayRefusal(alone.error)).toContain('另一位同事')
    expect(await correct(wrong, { name: '张演练' }, { login: 'jingban', password: practicePassword })).toMatchObject({
      ok: false,
      error: { code: 'SAME_PERSON' },
    })
    const right = await corrected(wrong, { name: '张演练' }, second)
    expect(right).toMatchObject({ state: 'photographed', identity: { name: '张演练' } })
    expect(await teller.call('correction.list', { caseId: wrong.id })).toMatchObject([
      { second: '周明', to: 'photographed', resigned: true },
    ])
  })

  test('is paid for once: signed, reviewed and on to the maker, without a second fee', async () => {
    const wrong = await paid(counter, { ...nextPerson(), name: '张练演' })
    const right = await corrected(wrong, { name: '张演练' }, second)
    const signed = await teller.call('confirm.sign', { caseId: right.id, revision: right.revision, signature })
    const again = await teller.call('case.submit', { caseId: right.id, revision: signed.revision })
    const reviewer = await counter.reviewer()
    expect(await reviewer.call('review.approve', { caseId: again.id, revision: again.revision })).toMatchObject({
      state: 'paid',
      fee: { receipt: wrong.fee.receipt },
    })
  })

  test('cannot be put right while a card with it is being made or lies in the drawer', async () => {
    const here = await atBranch(counter, { ...nextPerson(), name: '张练演' })
    const late = await correct(here, { name: '张演练' }, second)
    expect(late).toMatchObject({ ok: false, error: { code: 'CORRECTION_LATE' } })
    if (!late.ok) expect(sayRefusal(late.error)).toContain('待领卡')
  })

  test('that is no other name, or none at all, is not recorded', async () => {
    const view = await opened(teller, nextPerson())
    expect(await correct(view, {})).toMatchObject({ ok: false, error: { code: 'NOTHING_CHANGED' } })
    expect(await correct(view, { name: '9' })).toMatchObject({ ok: false, error: { code: 'IDENTITY_WRONG', detail: { fields: ['name'] } } })
    expect(await correct({ ...view, revision: view.revision - 1 }, { name: '李练' })).toMatchObject({ ok: false, error: { code: 'STALE' } })
    expect(await teller.call('correction.list', { caseId: view.id })).toEqual([])
  })
})

describe('a number typed wrong', () => {
  test('takes the card that was told under it along to the right person', async () => {
    const right = nextPerson()
    const wrong = await filled(teller, nextPerson())
    const now = await corrected(wrong, { number: right.number, birth: right.birth, sex: right.sex })
    expect(now).toMatchObject({ state: wrong.state, form: { docNumber: right.number, socialNumber: right.number } })
    expect(now.card?.id).toBe(wrong.card?.id)
    const { cards } = await teller.call('holder.cards', { caseId: wrong.id })
    expect(cards.map(({ id }) => id)).toEqual([wrong.card?.id])
    expect(await teller.call('identity.lookUp', { docType: 'RIC', number: wrong.identity.number })).toMatchObject({ inFlight: null })
  })

  test('of somebody who has a case under way is refused', async () => {
    const other = await opened(teller, nextPerson())
    const view = await opened(teller, nextPerson())
    const { number, birth, sex } = other.identity
    expect(await correct(view, { number, birth, sex })).toMatchObject({ ok: false, error: { code: 'CASE_IN_FLIGHT' } })
  })

  test('whose holder turns out to be a child sends the case back to the business step: papers and consents are others', async () => {
    const wrong = await confirmed(teller, nextPerson())
    const child = { number: '440106201506010019', birth: '2015-06-01', sex: '1' } as never as Partial<IdentityInput>
    expect(await corrected(wrong, { ...child, validTo: wrong.identity.validTo })).toMatchObject({ state: 'opened', signature: null })
  })
})

test('the log says that something was put right, and never what', async () => {
  const view = await opened(teller, { ...nextPerson(), name: '张练演' })
  await corrected(view, { name: '张演练' })
  const rows = await counter.core.store.db.selectFrom('audit').select(['what', 'facts']).where('case_id', '=', view.id).execute()
  const entry = rows.find(({ what }) => what === 'correction.make')
  expect(entry?.facts).toContain('"values":"name"')
  expect(entry?.facts).not.toContain('张')
})

test('a lobby cannot correct, and a companion stays who they are', async () => {
  const lobby = await counter.lobby()
  const view = await teller.call('case.open', { ticketId: null, identity: { ...nextPerson(), name: '张练演' }, companion })
  expect(await correct(view, { name: '张演练' }, null, lobby)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect(await corrected(view, { name: '张演练' })).toMatchObject({
    companion: { name: companion.name },
    form: { agentName: companion.name },
  })
})

describe('a case opened for the wrong person', () => {
  const moveTo = async (view: CaseView, right: IdentityInput, theirs: { photo: boolean; consents: boolean; ticket: boolean }) => {
    const change = { fact: 'person' as const, caseId: view.id, revision: view.revision, identity: right, theirs }
    const answer = await teller.ask('correction.make', { change, reason: '证件拿错，应为同来的家人', second })
    if (!answer.ok) throw new Error(answer.error.code)
    return teller.call('case.view', { caseId: view.id })
  }

  test('keeps the picture where it shows the right one, and looks for that person’s own card', async () => {
    const wrong = await submitted(teller, nextPerson())
    const right = nextPerson()
    const now = await moveTo(wrong, right, { photo: true, consents: true, ticket: true })
    expect(now).toMatchObject({ state: 'opened', card: null, signature: null, identity: { number: right.number } })
    expect(now.photos.some(photo => photo.chosen)).toBe(true)
    expect(now.business?.consents).toEqual(wrong.business?.consents)
    expect((await teller.call('holder.cards', { caseId: now.id })).cards).toEqual([])
  })

  test('drops picture and consents that are the other’s', async () => {
    const now = await moveTo(await confirmed(teller, nextPerson()), nextPerson(), { photo: false, consents: false, ticket: false })
    expect(now.photos.some(photo => photo.chosen)).toBe(false)
    expect(now).toMatchObject({ state: 'opened', ticket: null, business: { consents: [] } })
  })
})

describe('an agent typed wrong', () => {
  test('is put right on the case and in the form, and what was signed is signed again', async () => {
    const view = await teller.call('case.open', { ticketId: null, identity: nextPerson(), companion })
    const change = {
      fact: 'agent' as const,
      caseId: view.id,
      revision: view.revision,
      companion: { ...companion, name: '陈代理', mobile: '13900000001' },
    }
    expect(await teller.ask('correction.make', { change, reason, second: null })).toMatchObject({
      ok: true,
      value: { was: { name: '陈代办', mobile: '13900000000' }, now: { name: '陈代理', mobile: '13900000001' } },
    })
    const now = await teller.call('case.view', { caseId: view.id })
    expect(now).toMatchObject({ companion: { name: '陈代理' }, form: { agentName: '陈代理', agentMobile: '13900000001' } })
    const holderAsAgent = { ...companion, number: view.identity.number }
    const again = { ...change, revision: now.revision, companion: holderAsAgent }
    expect(await teller.ask('correction.make', { change: again, reason, second: null })).toMatchObject({
      error: { code: 'COMPANION_WRONG' },
    })
  })
})
