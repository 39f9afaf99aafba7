/** Types a form: what was typed is kept, what a step owns is not overwritten, what changed is signed again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { citizen, confirmed, contactDetails, madeUpCitizens, noticed, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
const people = madeUpCitizens(20)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  teller = await counter.teller()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})
const again = ({ id }: CaseView) => teller.call('case.view', { caseId: id })

test('a form begins with what the document and the branch already said', async () => {
  const person = nextPerson()
  const { form } = await opened(teller, person)
  expect(form).toMatchObject({ name: person.name, docNumber: person.number, socialNumber: person.number, birth: person.birth, sex: '1' })
  expect(form).toMatchObject({ nationality: 'CHN', areaCode: '440100', pickupBranch: '演练网点', agentFlag: false })
})

test('nothing is typed before the notices are given', async () => {
  const view = await opened(teller, nextPerson())
  const answer = await teller.ask('form.save', { caseId: view.id, draft: contactDetails })
  expect(answer).toEqual({ ok: false, error: { code: 'WRONG_STATE', detail: { state: 'opened', action: 'draft' } } })
})

test('every word is kept as it is typed, and is there for a colleague too', async () => {
  const view = await noticed(teller, nextPerson())
  for (const mailAddr of ['演', '演练', '演练路1号']) await teller.call('form.save', { caseId: view.id, draft: { mailAddr } })
  const other = await counter.hired('jingban2', ['teller'])
  expect((await other.call('case.view', { caseId: view.id })).form.mailAddr).toBe('演练路1号')
  const cleared = await teller.call('form.save', { caseId: view.id, draft: { mailAddr: '' } })
  expect(cleared.form.mailAddr).toBe('')
})

test('saving what is there already is no change: no new revision, no audit entry', async () => {
  const view = await noticed(teller, nextPerson())
  const saved = await teller.call('form.save', { caseId: view.id, draft: contactDetails })
  const same = await teller.call('form.save', { caseId: view.id, draft: contactDetails })
  expect(same.revision).toBe(saved.revision)
})

test('an incomplete form is refused and still keeps what was typed', async () => {
  const view = await noticed(teller, nextPerson())
  const answer = await teller.ask('form.complete', { caseId: view.id, draft: { mobile: '138', mailAddr: '演练路1号' } })
  expect(answer).toEqual({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['formComplete'] } } })
  if (!answer.ok) expect(sayRefusal(answer.error)).toContain('申请表')
  const now = await again(view)
  expect(now).toMatchObject({ state: 'noticed', form: { mobile: '138', mailAddr: '演练路1号' } })
  expect(now.formProblems).toContainEqual({ field: 'mobile', code: expect.stringMatching(/./) })
  expect(now.formProblems).toContainEqual({ field: 'pickupWay', code: 'FIELD_MISSING' })
})

test('what another step owns is not overwritten by a draft, whether it is there already or not', async () => {
  const view = await noticed(teller, nextPerson())
  const forged = {
    name: '冒名',
    docNumber: citizen.number,
    birth: '2001-01-01',
    sex: '2',
    docValidTo: '2099-01-01',
    businessType: 'CANCEL',
    applyReason: 'OTHER',
    consent: false,
    customerSign: 'signed',
    photoSource: 'population',
  }
  const saved = await teller.call('form.save', { caseId: view.id, draft: { ...forged, ...contactDetails } as never })
  expect(saved.form).toEqual({ ...view.form, ...contactDetails })
  expect(saved.form.customerSign).toBeUndefined()
  expect(saved.form.photoSource).toBeUndefined()
})

test('a form changed after the signature goes back, and is filled, shown and signed again', async () => {
  const view = await confirmed(teller, nextPerson())
  const changed = await teller.call('form.save', { caseId: view.id, draft: { mailAddr: '演练市示范区练习路88号' } })
  expect(changed.state).toBe('noticed')
  for (const name of ['case.submit', 'confirm.sign', 'photo.choose'] as const)
    expect(changed.allowed).not.toContain({ 'case.submit': 'submit', 'confirm.sign': 'confirm', 'photo.choose': 'choosePhoto' }[name])
  const early = await teller.ask('case.submit', { caseId: view.id, revision: changed.revision })
  expect(early).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
})

test('typing the same again after the signature changes nothing', async () => {
  const view = await confirmed(teller, nextPerson())
  const same = await teller.call('form.save', { caseId: view.id, draft: contactDetails })
  expect(same).toMatchObject({ state: 'confirmed', revision: view.revision })
})

test('a document that ran out between the form and the handing-in holds the case back', async () => {
  const start = counter.clock.now()
  const person = nextPerson()
  const view = await confirmed(teller, { ...person, validTo: '2026-03-09' as never })
  counter.clock.advance(24 * 3_600_000)
  const late = await teller.ask('case.submit', { caseId: view.id, revision: view.revision })
  expect(late).toMatchObject({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['formComplete'] } } })
  const photo = view.photos[0]
  if (!photo) throw new Error('no photo was taken')
  const choice = {
    caseId: view.id,
    revision: view.revision,
    photoId: photo.id,
    decisions: photo.decisions,
    looks: photo.looks,
    override: null,
  }
  expect(await teller.ask('photo.choose', choice)).toMatchObject({ ok: false, error: { detail: { unmet: ['formComplete'] } } })
  counter.clock.set(start)
})

test('two windows typing at once lose no field', async () => {
  const view = await noticed(teller, nextPerson())
  const fields = { mobile: '13800000000', mailAddr: '演练路1号', occupation: '4', bank: '102', ethnic: '01', phone: '02012333' }
  await Promise.all(Object.entries(fields).map(([key, value]) => teller.call('form.save', { caseId: view.id, draft: { [key]: value } })))
  expect((await again(view)).form).toMatchObject(fields)
})
