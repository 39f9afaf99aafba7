/** Tests what a school's sheet asks beyond a company's: guardians and their consent, children without a picture; and a sheet of old cards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { UnitId } from '../../../../../shared/ids.ts'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { citizen, companion, holding, madeUpCitizens, opened, otherCitizen } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'
import {
  aDelivery,
  guardianWritten,
  lookedAt,
  ownFile,
  picked,
  rowsOf,
  unitOpening,
  type Written,
  written,
} from '../../../../support/a-unit.ts'
import { patience } from '../../../../support/patience.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
let folder: string

beforeAll(async () => {
  photos = await aSharedEngine()
})
afterAll(() => photos.end())
beforeEach(async () => {
  counter = await aCounter({ photos })
  teller = await counter.teller()
  folder = await mkdtemp(join(tmpdir(), 'school-'))
})
afterEach(async () => {
  await counter.end()
  await rm(folder, { recursive: true, force: true })
})

/** Eleven, fifteen and five years old. */
const pupil = { number: '440106201506150011', name: '王小练' }
const older = { number: '440106201106150020', name: '王大练' }
const infant = { number: '440106202106150017', name: '王幼练' }
const register = { 证件有效期起始日: '', 证件有效期截止日: '' }

const settled = async (unitId: UnitId, state: string) =>
  expect
    .poll(async () => (await teller.call('unit.list', {})).find(({ id }) => id === unitId)?.state, { timeout: patience(60_000) })
    .toBe(state)

async function checked(rows: readonly Written[], whose: readonly { number: string }[], opening: Partial<In<'unit.open'>> = {}) {
  const face = await citizenPhoto()
  const pictures = Object.fromEntries(whose.map(({ number }) => [`${number}.jpg`, ownFile(face, number)]))
  const delivery = await aDelivery(folder, rows, pictures)
  const { id } = await teller.call('unit.open', { ...unitOpening, ...opening })
  await picked(counter, teller, 'unit.takeSheet', id, delivery.sheet)
  await picked(counter, teller, 'unit.takePhotos', id, delivery.zip)
  await settled(id, 'checked')
  return id
}

async function made(unitId: UnitId): Promise<CaseView[]> {
  await lookedAt(teller, unitId)
  await teller.call('unit.make', { unitId })
  await settled(unitId, 'done')
  const rows = await rowsOf(teller, unitId, 'made')
  return Promise.all(rows.flatMap(({ caseId }) => (caseId ? [teller.call('case.view', { caseId })] : [])))
}

const faultsIn = async (unitId: UnitId) =>
  (await rowsOf(teller, unitId)).map(({ faults }) => faults.map(({ about, code }) => `${about} ${code}`).join(', '))

test('a school brings its pupils: each case has the guardian, the consents by age, and the person the school sent', async () => {
  const mother = guardianWritten(companion)
  const rows = [
    written(pupil, { ...register, ...mother }),
    written(older, { ...mother, 证件有效期起始日: '20240101', 证件有效期截止日: '20290101', 监护关系证明: '出生证明' }),
    written(infant, { ...register, ...mother }),
  ]
  const unitId = await checked(rows, [pupil, older])
  expect(await faultsIn(unitId)).toEqual(['', '', ''])
  expect((await rowsOf(teller, unitId)).map(({ hasPicture }) => hasPicture)).toEqual([true, true, false])

  const [child, grown, small] = await made(unitId)
  expect(child).toMatchObject({
    state: 'submitted',
    identity: { docType: 'HKB', validTo: null },
    companion: { role: 'guardian', name: companion.name, relation: '52', proof: 'register' },
    business: { consents: ['PHOTO_CONSENT', 'GUARDIAN_CONSENT'] },
    unit: { unitName: unitOpening.unitName, personName: otherCitizen.name },
  })
  expect(child?.business?.papers).toEqual(expect.arrayContaining(['BATCH_SHEET', 'GUARDIAN_ID', 'GUARDIAN_PROOF']))
  expect(grown).toMatchObject({
    identity: { docType: 'RIC' },
    companion: { proof: 'birth-certificate' },
    business: { consents: ['PHOTO_CONSENT'] },
  })
  expect(small).toMatchObject({ photoPlan: 'none', photos: [], business: { consents: ['GUARDIAN_CONSENT'] } })

  const persons = await counter.core.store.db
    .selectFrom('case_person')
    .select(['role', 'doc_number'])
    .where('case_id', '=', child?.id ?? '')
    .execute()
  expect(persons).toHaveLength(2)
  expect(persons).toContainEqual({ role: 'unit', doc_number: otherCitizen.number })
  const reviewer = await counter.reviewer()
  for (const { id, revision } of [child, small].flatMap(view => view ?? []))
    expect(await reviewer.call('review.approve', { caseId: id, revision })).toMatchObject({ state: expect.stringMatching(/approved|paid/) })
})

test('without a guardian, or the yes of one, a pupil is not taken; nor without a picture from the age the place says', async () => {
  const mother = guardianWritten(companion)
  const { 监护人同意: _, ...unsaid } = mother
  const rows = [
    written(pupil, register),
    written(older, { ...register, ...mother, 监护人同意: '否' }),
    written(infant, { ...register, ...unsaid, 监护人与本人关系: '邻居', 监护人同意: '是' }),
  ]
  const unitId = await checked(rows, [])
  expect(await faultsIn(unitId)).toEqual([
    ['Name', 'Number', 'Relation', 'From', 'To', 'Consent'].map(part => `guardian${part} CELL_EMPTY`).join(', '),
    'guardianConsent GUARDIAN_NO',
    'guardianRelation RELATION_MISSING',
  ])
  const seven = await checked([written(pupil, { ...register, ...mother })], [])
  expect(await faultsIn(seven)).toEqual(['photo PHOTO_NONE'])
})

test('a child in the sheet of a unit whose guardians showed nothing is told so', async () => {
  const papers = unitOpening.papers.filter(paper => paper !== 'GUARDIANS_SHOWN')
  const unitId = await checked([written(pupil, { ...register, ...guardianWritten(companion) })], [pupil], { papers })
  expect(await faultsIn(unitId)).toEqual(['number MINOR'])
})

test('a sheet of old cards: what the branch knows counts, what it does not know the unit writes, and each case names its card', async () => {
  await holding(teller, await opened(teller, citizen))
  const open = await teller.call('case.find', { which: 'all', text: '' })
  for (const { id, revision } of open) await teller.call('case.void', { caseId: id, revision, reason: '只为登记持有卡' })
  const [worker, other] = madeUpCitizens(2).map(({ number }) => ({ number, name: '赵演练' }))
  if (!worker || !other) throw new Error('two people were asked for')
  const rows = [
    written(citizen),
    written(worker, { 原卡银行: '工商银行', 原卡银行账户已激活: '是', 原社保卡卡号: 'B87654321' }),
    written(other),
  ]
  const unitId = await checked(rows, [citizen, worker, other], { reason: 'SECOND_GENERATION' })
  expect(await faultsIn(unitId)).toEqual(['', '', 'number NO_CARD'])
  const [known, told] = await made(unitId)
  expect(known).toMatchObject({ item: 'REPLACE_UPGRADE', card: { cardNumber: 'A12345678' }, business: { reason: 'SECOND_GENERATION' } })
  expect(told).toMatchObject({ item: 'REPLACE_UPGRADE', card: { cardNumber: 'B87654321', generation: 2, account: 'active' } })
  expect(known?.business?.notices).toContain('OLD_CARD')
})
