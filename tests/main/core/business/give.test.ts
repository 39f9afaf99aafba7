/** Takes the business step: what this place does not offer, accept or ask for, and every tick that is missing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticesFor } from '../../../../shared/business/notices.ts'
import { practiceBirth } from '../../../../shared/practice.ts'
import { sayRefusal } from '../../../../shared/strings/zh-CN/refusal.ts'
import { citizen, contactDetails, madeUpCitizens, noticed, opened } from '../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../support/a-counter.ts'

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
type Wish = Partial<Record<keyof typeof sound, unknown>>

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

test('the consent is never taken from the other ticks', async () => {
  const { answer } = await given({ notices: [...sound.notices, 'PHOTO_CONSENT'], consents: [] })
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
})

test('a reason this place does not accept is refused', async () => {
  const { answer, after } = await given({ reason: 'PERSONAL_WISH' })
  expect(answer).toEqual({ ok: false, error: { code: 'REASON_NOT_ACCEPTED', detail: { reason: 'PERSONAL_WISH' } } })
  expect(after.state).toBe('opened')
})

test('an item this counter does not carry through is refused', async () => {
  const { answer, after } = await given({ item: 'REPLACE_DAMAGED', reason: 'DAMAGED' })
  expect(answer).toEqual({ ok: false, error: { code: 'ITEM_NOT_OFFERED', detail: { item: 'REPLACE_DAMAGED' } } })
  expect(after.state).toBe('opened')
})

test('an agent named in the form only has still to show the own papers', async () => {
  const { after } = await given({})
  const agent = {
    agentFlag: true,
    agentName: '代办人',
    agentDocType: 'RIC',
    agentDocNumber: '11010519491231002X',
    agentMobile: '13900000000',
    agentRelation: '10',
  }
  const complete = () => teller.ask('form.complete', { caseId: after.id, draft: { ...contactDetails, ...agent } })
  const early = await complete()
  expect(early).toEqual({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['papers'] } } })

  const { revision, form } = await teller.call('case.view', { caseId: after.id })
  expect(form.agentName).toBe('代办人')
  const papers = [...sound.papers, 'AGENT_ID'] as const
  const again = { ...sound, papers: [...papers], notices: [...sound.notices], consents: [...sound.consents] }
  await teller.call('business.give', { caseId: after.id, revision, ...again })
  expect(await complete()).toMatchObject({ ok: true, value: { state: 'filled' } })
})

test('a place where nobody may come for the holder says so at the form', async () => {
  const haikou = await aCounter({ options: { birth: { ...practiceBirth, profile: 'haikou' } } })
  const view = await noticed(await haikou.teller())
  const draft = { ...contactDetails, agentFlag: true }
  expect(await (await haikou.teller()).ask('form.complete', { caseId: view.id, draft })).toMatchObject({
    ok: false,
    error: { code: 'NOT_READY' },
  })
  const { formProblems } = await (await haikou.teller()).call('case.view', { caseId: view.id })
  expect(formProblems).toContainEqual({ field: 'agentFlag', code: 'AGENT_NOT_HERE' })
  await haikou.end()
})
