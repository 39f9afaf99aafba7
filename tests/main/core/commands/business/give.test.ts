/** Takes the business step: what this place does not offer, accept or ask for, and every tick that is missing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { profileOf } from '../../../../../main/core/rules/profile/current.ts'
import type { MaterialCode } from '../../../../../shared/business/materials.ts'
import { noticesFor } from '../../../../../shared/business/notices.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { photoPlansFor } from '../../../../../shared/profile/ask.ts'
import type { Profile } from '../../../../../shared/profile/profile.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { citizen, companion, madeUpCitizens, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
const people = madeUpCitizens(20)
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const sound = {
  item: 'REPLACE_PHOTO',
  reason: 'LOOKS_CHANGED',
  photoPlan: 'new',
  papers: ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO'],
  notices: [...noticesFor('REPLACE_PHOTO')],
  consents: ['PHOTO_CONSENT'],
} as const
type Wish = Partial<Record<keyof typeof sound | 'photoReceipt', unknown>>

async function given(wish: Wish) {
  const view = await opened(teller, people.pop() ?? citizen)
  const answer = await teller.ask('business.give', { caseId: view.id, revision: view.revision, ...sound, ...wish } as never)
  return { answer, after: await teller.call('case.view', { caseId: view.id }), view }
}

test('every tick made, the case knows fee, reason and the time of consent', async () => {
  const { after } = await given({})
  expect(after).toMatchObject({
    state: 'noticed',
    fee: { due: 2000 },
    business: { reason: 'LOOKS_CHANGED', consentAt: counter.clock.now() },
  })
  expect(after.form).toMatchObject({ businessType: 'REPLACE_PHOTO', applyReason: 'LOOKS_CHANGED', consent: true })
})

test.each<[string, Wish, string]>([
  ['a paper not seen', { papers: ['HOLDER_ID', 'NEW_PHOTO'] }, 'papers'],
  ['one notice not given', { notices: sound.notices.slice(1) }, 'notices'],
  ['no consent to the photo', { consents: [] }, 'consent'],
])('%s holds the case back and says so', async (_, wish, need) => {
  const { answer, after, view } = await given(wish)
  expect(answer).toEqual({ ok: false, error: { code: 'NOT_READY', detail: { unmet: [need] } } })
  if (!answer.ok) expect(sayRefusal(answer.error)).toMatch(/缺少：.{3,}。/)
  expect(after).toEqual(view)
})

test('a picture the place has passed before goes by its number, and no picture is taken', async () => {
  const { after } = await given({ photoPlan: 'receipt', photoReceipt: ' sz2026a0001 ' })
  expect(after).toMatchObject({ state: 'noticed', path: 'plain-card', photoPlan: 'receipt', photoReceipt: 'SZ2026A0001' })
})

test.each<[string, Wish]>([
  ['the plan without a number', { photoPlan: 'receipt' }],
  ['a number without the plan', { photoReceipt: 'SZ2026A0001' }],
  ['a number of four characters', { photoPlan: 'receipt', photoReceipt: 'SZ26' }],
])('%s is refused', async (_, wish) => {
  const { answer } = await given(wish)
  expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
})

test('where the place gives no such number the plan is not offered', () => {
  const guangzhou = profileOf(counter.core)
  const silent: Profile = {
    ...guangzhou,
    photoUpload: { ...guangzhou.photoUpload, value: null },
    policePhoto: { ...guangzhou.policePhoto, value: null },
  }
  expect(photoPlansFor(guangzhou, 'REPLACE_PHOTO', { age: 30, docType: 'RIC' })).toEqual(['new', 'receipt', 'police'])
  expect(photoPlansFor(silent, 'REPLACE_PHOTO', { age: 30, docType: 'RIC' })).toEqual(['new'])
})

test('the consent is never taken from the other ticks', async () => {
  const { answer } = await given({ notices: [...sound.notices, 'PHOTO_CONSENT'], consents: [] })
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
})

test('a reason this place does not accept is refused', async () => {
  const { answer, after } = await given({ reason: 'PERSONAL_WISH' })
  expect(answer).toEqual({ ok: false, error: { code: 'REASON_NOT_ACCEPTED', detail: { reason: 'PERSONAL_WISH' } } })
  expect(after.state).toBe('opened')
})

test('a pickup is no business of its own: it takes up the case whose card it is', async () => {
  const { answer, after } = await given({ item: 'PICKUP' })
  expect(answer).toEqual({ ok: false, error: { code: 'ITEM_NOT_OFFERED', detail: { item: 'PICKUP' } } })
  expect(after.state).toBe('opened')
})

test('an agent who comes after all has still to show the own papers', async () => {
  const { after } = await given({})
  const brought = await teller.call('people.bring', {
    caseId: after.id,
    revision: after.revision,
    companion: { ...companion, relation: '10' },
  })
  expect(brought).toMatchObject({ state: 'opened', form: { agentFlag: true, agentName: companion.name } })
  const give = (papers: readonly MaterialCode[]) =>
    teller.ask('business.give', {
      caseId: after.id,
      revision: brought.revision,
      ...sound,
      papers: [...papers],
      notices: [...sound.notices],
      consents: [...sound.consents],
    })
  expect(await give(sound.papers)).toEqual({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['papers'] } } })
  expect(await give(['AGENT_ID', ...sound.papers])).toMatchObject({ ok: true, value: { state: 'noticed' } })
})

test('a place where nobody may come for the holder says so before the item is taken', async () => {
  const haikou = await aCounter({ options: { birth: { ...practiceBirth, profile: 'haikou' } } })
  const seat = await haikou.teller()
  const view = await seat.call('case.open', { ticketId: null, identity: citizen, companion })
  const answer = await seat.ask('business.give', {
    caseId: view.id,
    revision: view.revision,
    ...sound,
    papers: [...sound.papers, 'AGENT_ID'],
    notices: [...sound.notices],
    consents: [...sound.consents],
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'COMPANION_WRONG', detail: { codes: ['AGENT_NOT_HERE'] } } })
  await haikou.end()
})
