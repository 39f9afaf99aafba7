/** Tests the way to the card centre and back over a real line: real core, real reference centre, and trouble between them. */

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Centre, openCentre } from '../../../../../main/cli/centre/serve.ts'
import { profiles } from '../../../../../main/cli/centre/trouble.ts'
import { fieldKeys } from '../../../../../shared/form/fields.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { practiceBirth, practicePassword } from '../../../../../shared/practice.ts'
import { approved, madeUpCitizens, paid, produced, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'
import { aResourcesFolder } from '../../../../support/a-resources-folder.ts'

let photos: SharedEngine
let resources: Awaited<ReturnType<typeof aResourcesFolder>>
let folder: string
let counter: Counter
let centre: Centre
let manager: Seat
let people: ReturnType<typeof madeUpCitizens>

beforeAll(async () => {
  photos = await aSharedEngine()
  resources = await aResourcesFolder(practiceBirth.profile, { handover: { way: 'http', fields: [...fieldKeys], picture: 'number' } })
})
afterAll(async () => {
  await photos.end()
  await resources.end()
})
beforeEach(async () => {
  people = madeUpCitizens(12)
  folder = await mkdtemp(join(tmpdir(), 'centre-way-'))
  counter = await aCounter({ photos, options: { resourcesFolder: resources.path } })
  manager = await counter.manager()
  const spec = counter.core.resources.profiles.get(practiceBirth.profile)?.photo.value
  if (!spec) throw new Error('the practice place has no rule for pictures')
  centre = await openCentre({ folder, spec, stepMs: 1_000, now: () => Date.parse(counter.clock.now()) })
})
afterEach(async () => {
  await counter.end()
  await centre.close()
  await rm(folder, { recursive: true, force: true })
})

const connect = (url = centre.url) => manager.call('centre.setLine', { url, token: null })
const send = () => counter.core.jobs.follow('centre')
const hear = () => counter.core.jobs.follow('centre-news')
const nextPerson = () => people.pop() ?? people[0]
const aPaidCase = async (): Promise<CaseView> => {
  const person = people.pop()
  if (!person) throw new Error('too few made-up people')
  return paid(counter, person)
}
const view = ({ id }: CaseView) => manager.call('case.view', { caseId: id })
const standing = async ({ id }: CaseView) => (await manager.call('centre.ofCase', { caseId: id })).standing
/** The mobile decides how the reference centre treats the holder. */
const withMobile = async (one: CaseView, mobile: string) => {
  const row = await counter.core.store.db
    .selectFrom('outbox')
    .select('seq')
    .where('lane', '=', one.id)
    .where('kind', '=', 'case')
    .executeTakeFirstOrThrow()
  const { body } = await counter.core.store.db.selectFrom('outbox_body').select('body').where('seq', '=', row.seq).executeTakeFirstOrThrow()
  const message = JSON.parse(body)
  message.fields.mobile = mobile
  await counter.core.store.db
    .updateTable('outbox_body')
    .set({ body: JSON.stringify(message) })
    .where('seq', '=', row.seq)
    .execute()
}

test('a paid case reaches the centre with the very picture that was approved, and its states come back by themselves', async () => {
  await connect()
  const one = await aPaidCase()
  await send()
  expect(await standing(one)).toMatchObject({ code: 'received' })
  expect((await view(one)).state).toBe('making')
  const [taken] = centre.taken()
  const { handIns } = await manager.call('centre.ofCase', { caseId: one.id })
  expect(handIns).toMatchObject([
    { receipt: taken?.receipt, by: '王敏', message: taken?.digest, picture: taken?.case.photo?.sha256, refusal: null },
  ])
  const { photo_id } = await counter.core.store.db
    .selectFrom('case_file')
    .select('photo_id')
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()
  const { finished_sha } = await counter.core.store.db
    .selectFrom('photo')
    .select('finished_sha')
    .where('id', '=', photo_id ?? '')
    .executeTakeFirstOrThrow()
  const approvedPicture = await counter.core.blobs.read(finished_sha)
  expect(Buffer.from(await centre.picture(finished_sha ?? ''))).toEqual(Buffer.from(approvedPicture ?? []))
  expect(taken?.case).toMatchObject({
    caseNumber: one.number,
    branch: counter.core.branch.code,
    fields: { docNumber: one.identity.number },
  })

  for (const state of ['making', 'at-city-bank', 'at-branch']) {
    counter.clock.advance(1_000)
    await hear()
    expect((await view(one)).state).toBe(state)
  }
  const told = (await view(one)).production.map(({ event, by }) => [event, by])
  expect(told).toEqual([
    ['sendToMake', '制卡中心'],
    ['cityBankReceived', '制卡中心'],
    ['branchReceived', '制卡中心'],
  ])
  expect((await view(one)).cardTail).toMatch(/^\d{4}$/)
  expect((await manager.call('operator.list', {})).map(({ name }) => name)).not.toContain('制卡中心')
})

test('nothing is handed in before it is approved and paid, nor where the place does it by hand', async () => {
  await connect()
  const person = nextPerson()
  if (!person) throw new Error('no person')
  const unpaid = await approved(counter, person)
  await send()
  expect(await standing(unpaid)).toMatchObject({ code: 'unpaid', acts: 'cards' })
  expect(centre.taken()).toEqual([])
})

test('without an address the case waits and says so, and goes as soon as there is one', async () => {
  const one = await aPaidCase()
  await send()
  expect(await standing(one)).toMatchObject({ code: 'line-down', acts: 'manager' })
  expect(await manager.call('centre.bar', {})).toEqual({ state: null, waiting: 2, stuck: 0 })
  await connect()
  await send()
  expect(await standing(one)).toMatchObject({ code: 'received' })
  expect(await manager.call('centre.bar', {})).toEqual({ state: 'up', waiting: 0, stuck: 0 })
})

test('a centre that takes a case and goes silent has made one card when it answers again', async () => {
  await connect()
  await send()
  const one = await aPaidCase()
  await send()
  const two = await aPaidCase()
  centre.behave(profiles.mute)
  await send()
  expect(await standing(two)).toMatchObject({ code: 'line-down' })
  centre.behave({})
  await send()
  expect(await standing(two)).toMatchObject({ code: 'received' })
  expect((await view(one)).state).toBe('making')
  expect(
    centre
      .taken()
      .map(({ case: { caseNumber } }) => caseNumber)
      .sort(),
  ).toEqual([one.number, two.number].sort())
})

test('through every kind of trouble each case has one effect and ends where the centre says', async () => {
  await connect()
  const cases: CaseView[] = []
  for (let at = 0; at < 6; at += 1) cases.push(await aPaidCase())
  centre.behave({ ...profiles.rough, slow: 0 })
  for (let round = 0; round < 40; round += 1) {
    await send()
    await hear()
    counter.clock.advance(30_000)
  }
  centre.behave({})
  await send()
  await hear()
  expect(centre.taken()).toHaveLength(6)
  for (const one of cases) {
    expect((await view(one)).state).toBe('at-branch')
    expect((await view(one)).production.map(({ event }) => event)).toEqual(['sendToMake', 'cityBankReceived', 'branchReceived'])
  }
})

test('a refused case says why and who must act, delays no other, and is sent again once that is mended', async () => {
  const bad = await aPaidCase()
  await withMobile(bad, '13800130001')
  const good = await aPaidCase()
  await connect()
  await send()
  expect(await standing(good)).toMatchObject({ code: 'received' })
  expect(await standing(bad)).toMatchObject({ code: 'refused', error: 'PERSON_UNKNOWN', acts: 'cards' })
  const failed = await view(bad)
  // It may be sent again as it is, so it stays with the cards.
  expect(failed.state).toBe('make-failed')
  expect(failed.production.at(-1)).toMatchObject({ event: 'makeFailed', note: '人员基础信息不存在，请先办理参保登记' })
  expect((await manager.call('centre.view', {})).stuck).toMatchObject([{ number: bad.number, standing: { error: 'PERSON_UNKNOWN' } }])
  const item = (await manager.call('jobs.view', {})).find(({ name }) => name === 'centre')?.items[0]
  expect(item).toMatchObject({ label: bad.number, error: 'PERSON_UNKNOWN', quarantined: true })
  // The person was registered meanwhile.
  await withMobile(bad, '13800138000')
  await manager.call('jobs.retry', { job: 'centre', key: item?.key ?? '' })
  expect(await standing(bad)).toMatchObject({ code: 'received' })
  expect((await view(bad)).state).toBe('making')
})

test('a withdrawn case is not sent any more', async () => {
  const one = await aPaidCase()
  const cards = await counter.cards()
  await cards.call('fee.refund', { caseId: one.id, revision: one.revision, note: '客户撤回' })
  await connect()
  await send()
  expect(centre.taken()).toEqual([])
  expect(await standing(one)).toMatchObject({ code: 'ended' })
  expect(await manager.call('centre.bar', {})).toEqual({ state: 'up', waiting: 0, stuck: 0 })
})

const refOf = async (one: CaseView) => {
  const { id: caseId, revision } = await view(one)
  return { caseId, revision }
}
/** Asked anew until nothing waits: each answer may bring the next message. */
const settle = async () => {
  for (let turn = 0; turn < 3; turn += 1) await send()
}

test('a refusal the counter can mend lands at its fault, asks the holder back, and is warned about before it happens again', async () => {
  const bad = await aPaidCase()
  await withMobile(bad, '13800130004')
  await connect()
  await send()
  const back = await view(bad)
  expect(back.state).toBe('returned')
  expect(back.sentBack).toMatchObject({ from: 'card-centre', note: '照片背景不是白色', faults: [{ part: 'photo', what: 'background' }] })
  expect(await standing(bad)).toMatchObject({ code: 'refused-back', acts: 'counter', error: 'PHOTO_BACKGROUND' })
  const texts = await counter.core.store.db.selectFrom('reminder').select(['kind', 'text', 'state']).where('case_id', '=', bad.id).execute()
  expect(texts).toMatchObject([{ kind: 'returned', state: 'queued' }])
  expect(texts[0]?.text).toContain('背景')
  // Nobody has to do anything at the line, and the bar does not call for it.
  expect(await manager.call('centre.bar', {})).toEqual({ state: 'up', waiting: 0, stuck: 0 })
  // The next holder's picture has the same fault.
  const next = await aPaidCase()
  expect(await manager.call('centre.rejects', { caseId: next.id })).toMatchObject([
    { code: 'PHOTO_BACKGROUND', like: 'picture', times: 1, fault: { part: 'photo', what: 'background' } },
  ])
})

test('a case that ended after it was sent is withdrawn; the centre says whether it came in time', async () => {
  await connect()
  const [early, late] = [await aPaidCase(), await aPaidCase()]
  const cards = await counter.cards()
  const end = async (one: CaseView) =>
    cards.call('case.end', { ...(await refOf(one)), reason: 'duplicate', papers: ['other-case'], note: '重复受理' })
  await send()
  await end(early)
  expect(await standing(early)).toMatchObject({ code: 'withdrawing', acts: null })
  await send()
  expect(await standing(early)).toMatchObject({ code: 'withdrawn', acts: null })
  // A card is being made of the other.
  counter.clock.advance(1_500)
  await end(late)
  await send()
  expect(await standing(late)).toMatchObject({ code: 'withdraw-late', acts: 'cards' })
  expect(centre.taken().map(({ case: { caseNumber }, withdrawn }) => [caseNumber, withdrawn])).toEqual(
    expect.arrayContaining([
      [early.number, true],
      [late.number, false],
    ]),
  )
})

/** As it was on its first day: it has lost everything it was sent. */
async function forgets(): Promise<void> {
  const { port } = new URL(centre.url)
  await centre.close()
  await rm(folder, { recursive: true, force: true })
  const spec = counter.core.resources.profiles.get(practiceBirth.profile)?.photo.value
  if (!spec) throw new Error('no rule')
  centre = await openCentre({ folder, spec, port: Number(port), stepMs: 1_000, now: () => Date.parse(counter.clock.now()) })
}

test('a withdrawal waits for the line, and of a case the centre does not know no card is made either', async () => {
  await connect()
  const one = await aPaidCase()
  await send()
  centre.behave(profiles.mute)
  const cards = await counter.cards()
  await cards.call('case.end', { ...(await refOf(one)), reason: 'duplicate', papers: ['other-case'], note: '重复受理' })
  await send()
  expect(await standing(one)).toMatchObject({ code: 'withdrawing', acts: null })
  await forgets()
  await settle()
  expect(await standing(one)).toMatchObject({ code: 'withdraw-unknown', acts: null })
  expect(centre.taken()).toEqual([])
})

test('a card called back in time lies with the cards as not made, is corrected or sent once more, and is one card', async () => {
  await connect()
  const one = await aPaidCase()
  await send()
  const cards = await counter.cards()
  await cards.call('centre.recall', { caseId: one.id, reason: '信息有误，更正后再递交' })
  await send()
  expect(await standing(one)).toMatchObject({ code: 'withdrawn', acts: 'cards' })
  expect((await view(one)).state).toBe('make-failed')
  expect((await manager.call('centre.view', {})).stuck).toMatchObject([{ number: one.number, next: 'anew' }])
  const told = await cards.call('centre.again', { caseId: one.id, reason: '核对无误' })
  expect(told.overruled.map(({ what, words }) => [what, words])).toEqual([
    ['centre.recall', '信息有误，更正后再递交'],
    ['centre.again', '核对无误'],
  ])
  await send()
  expect(await standing(one)).toMatchObject({ code: 'received' })
  expect((await view(one)).state).toBe('making')
  expect(centre.taken().map(({ withdrawn }) => withdrawn)).toEqual([true, false])
})

/** Taken back as a tick, corrected, signed, approved and paid anew. */
async function corrected(one: CaseView, name: string): Promise<void> {
  const cards = await counter.cards()
  // Not the reviewer, who could not approve what they had a hand in.
  const second = { login: 'zhuguan', password: practicePassword }
  await cards.call('correction.make', { change: { fact: 'sent', ...(await refOf(one)) }, reason: '姓名有误', second: null })
  const { identity } = await view(one)
  const typed = { ...identity, name, sex: identity.sex, validFrom: identity.validFrom, validTo: identity.validTo }
  await cards.call('correction.make', { change: { fact: 'identity', ...(await refOf(one)), identity: typed }, reason: '姓名有误', second })
  const teller = await counter.teller()
  await teller.call('confirm.sign', { ...(await refOf(one)), signature })
  await teller.call('case.submit', await refOf(one))
  await (await counter.reviewer()).call('review.approve', await refOf(one))
}

test('a case corrected after it was sent is changed at the centre, never a second card; too late is said and the card awaited', async () => {
  await connect()
  const [early, late] = [await aPaidCase(), await aPaidCase()]
  await send()
  await corrected(early, '王更正')
  expect(await standing(early)).toMatchObject({ code: 'changing', acts: null })
  await send()
  expect(await standing(early)).toMatchObject({ code: 'changed' })
  expect((await view(early)).state).toBe('making')
  counter.clock.advance(1_500)
  await corrected(late, '李更正')
  await send()
  expect(await standing(late)).toMatchObject({ code: 'change-late', acts: 'cards' })
  const made = centre.taken().map(({ case: { caseNumber, fields }, changes }) => [caseNumber, fields.name, changes])
  expect(made).toHaveLength(2)
  expect(made).toEqual(
    expect.arrayContaining([
      [early.number, '王更正', 1],
      [late.number, late.identity.name, 0],
    ]),
  )
  const { asks } = await manager.call('centre.ofCase', { caseId: late.id })
  expect(asks).toMatchObject([{ kind: 'change', answer: 'too-late', words: '已经制卡，不能更改或撤回' }])
})

test('a change of what the centre does not know is sent as a new case', async () => {
  await connect()
  const one = await aPaidCase()
  await send()
  await corrected(one, '王更正')
  await forgets()
  await settle()
  expect(await standing(one)).toMatchObject({ code: 'received' })
  expect(centre.taken()).toMatchObject([{ case: { caseNumber: one.number, fields: { name: '王更正' } } }])
})

test('the end of the day counts what waits for the centre', async () => {
  await aPaidCase()
  const day = counter.clock.today()
  const lineOf = async () => (await manager.call('day.view', { day })).lines.find(({ line }) => line === 'centre')
  expect(await lineOf()).toMatchObject({ open: 1, figures: { waiting: 1, stuck: 0, kept: 0 } })
  await connect()
  await send()
  expect(await lineOf()).toMatchObject({ open: 0 })
})

test('practice reaches no real centre: a side that makes cards gets nothing', async () => {
  const heard: string[] = []
  const real = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`)
    response.end(JSON.stringify({ name: 'a real one', reference: false, time: '2026-03-09T02:30:00.000Z' }))
  })
  await new Promise<void>(resolve => real.listen(0, '127.0.0.1', resolve))
  const one = await aPaidCase()
  await connect(`http://127.0.0.1:${(real.address() as AddressInfo).port}/`)
  await send()
  await hear()
  expect((await manager.call('centre.view', {})).line).toMatchObject({ state: 'wrong-side' })
  expect(await standing(one)).toMatchObject({ code: 'line-down' })
  expect(new Set(heard)).toEqual(new Set(['GET /v1/about']))
  real.closeAllConnections()
  real.close()
})

test('an address without a certificate is taken on this machine only', async () => {
  const far = await manager.ask('centre.setLine', { url: 'http://centre.example/', token: null })
  expect(far).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
})

test('news about a case that stands elsewhere is kept and shown, never forced; an unknown number as well', async () => {
  await connect()
  const one = await aPaidCase()
  await send()
  const cards = await counter.cards()
  let now = await view(one)
  now = await produced(counter, now, ['makeFailed'])
  await cards.call('production.record', {
    caseId: one.id,
    revision: now.revision,
    event: 'backToCounter',
    note: '照片不合',
    cardTail: null,
  })
  counter.clock.advance(60_000)
  await hear()
  expect((await view(one)).state).toBe('returned')
  const { kept } = await manager.call('centre.view', {})
  expect(kept.map(({ status, state }) => [status, state])).toEqual([
    ['in-production', 'returned'],
    ['with-bank', 'returned'],
    ['with-branch', 'returned'],
  ])
  for (const { id } of kept) await manager.call('centre.seen', { id })
  expect((await manager.call('centre.view', {})).kept).toEqual([])
})

test('a branch that was cut off sends at once when the line is back, whatever rest its messages had', async () => {
  await connect()
  await send()
  const one = await aPaidCase()
  await centre.close()
  for (let tries = 0; tries < 8; tries += 1) {
    await send()
    counter.clock.advance(10_000)
  }
  expect(await standing(one)).toMatchObject({ code: 'line-down' })
  const port = Number(new URL((await manager.call('centre.view', {})).line?.url ?? '').port)
  const spec = counter.core.resources.profiles.get(practiceBirth.profile)?.photo.value
  if (!spec) throw new Error('no rule')
  centre = await openCentre({ folder, spec, port, stepMs: 1_000, now: () => Date.parse(counter.clock.now()) })
  await send()
  expect(await standing(one)).toMatchObject({ code: 'received' })
})
