/** The picture the police hold is used where the place says so, with the holder's own word for it, and nothing is taken at the counter. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticesFor } from '../../../../../shared/business/notices.ts'
import type { DocType } from '../../../../../shared/identity/documents.ts'
import type { In } from '../../../../../shared/ipc/contract.ts'
import { photoPlansFor } from '../../../../../shared/profile/ask.ts'
import { papersNeeded } from '../../../../../shared/profile/requirements.ts'
import { contactDetails, holding, madeUpCitizens, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
const people = madeUpCitizens(3)
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

type Given = Partial<In<'business.give'>>
async function given(over: Given = {}) {
  const view = await opened(teller, people.pop())
  await holding(teller, view)
  const profile = await teller.call('profile.view', {})
  const papers = papersNeeded(profile, { item: 'REPLACE_PHOTO', reason: 'LOOKS_CHANGED', by: 'holder', age: view.age, docType: 'RIC' })
  return teller.ask('business.give', {
    caseId: view.id,
    revision: view.revision,
    item: 'REPLACE_PHOTO',
    reason: 'LOOKS_CHANGED',
    photoPlan: 'police',
    photoReceipt: null,
    papers: papers.map(({ material }) => material),
    notices: [...noticesFor('REPLACE_PHOTO')],
    consents: ['POLICE_PHOTO_CONSENT'],
    assured: [],
    ...over,
  } as In<'business.give'>)
}

test('with the holder’s word the case needs no camera, and the form says whose picture it is', async () => {
  const reply = await given()
  if (!reply.ok) throw new Error(reply.error.code)
  expect(reply.value).toMatchObject({ path: 'plain-card', photoPlan: 'police', form: { photoSource: 'population' } })
  const { id: caseId } = reply.value
  const filled = await teller.call('form.complete', { caseId, draft: contactDetails })
  expect(filled.state).toBe('filled')
  expect(filled.form.photoSource).toBe('population')
})

test('the consent to a picture taken here is not one to the picture of the police', async () => {
  expect(await given({ consents: ['PHOTO_CONSENT'] })).toMatchObject({
    ok: false,
    error: { code: 'NOT_READY', detail: { unmet: ['consent'] } },
  })
  expect(await given({ consents: [] })).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
})

test('it is offered only where the place says so, and to nobody who has no identity card with a picture', () => {
  const place = (id: string) => counter.core.resources.profiles.get(id) as never
  const aged = (age: number, docType: DocType = 'RIC') => ({ age, docType })
  for (const id of ['guangzhou', 'jiangsu', 'suzhou', 'hangzhou', 'qingdao']) {
    expect(photoPlansFor(place(id), 'APPLY', aged(30)), id).toContain('police')
    expect(photoPlansFor(place(id), 'APPLY', aged(12)), id).not.toContain('police')
    for (const docType of ['PPT', 'FPR', 'HMT'] as const)
      expect(photoPlansFor(place(id), 'APPLY', aged(30, docType)), `${id} ${docType}`).not.toContain('police')
  }
  for (const id of ['base', 'beijing', 'wuhan']) expect(photoPlansFor(place(id), 'APPLY', aged(30)), id).not.toContain('police')
  // A number of a picture taken elsewhere is taken where the place gives one.
  for (const id of ['guangzhou', 'shenzhen', 'dongguan'])
    expect(photoPlansFor(place(id), 'REPLACE_PHOTO', aged(30)), id).toContain('receipt')
})
