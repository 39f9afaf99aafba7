/** Tests an application made online from the package to the answer: taken in, looked at, made a case, reviewed, answered. */
import { mkdir, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { takePackage } from '../../../../../main/core/channels/online/take.ts'
import { listOnline } from '../../../../../main/core/channels/online/view.ts'
import type { OnlineId } from '../../../../../shared/ids.ts'
import type { In } from '../../../../../shared/ipc/contract.ts'
import { tellerLooks } from '../../../../../shared/photo/verdict.ts'
import { softUiFace } from '../../../../fixtures/faces/portraits.ts'
import { cardInHand, citizen, holding, opened, otherCitizen, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'
import { aPost, sampleApplication, sampleFolder } from '../../../../support/an-application.ts'
import { countedQueries } from '../../../../support/counted-queries.ts'
import { patience } from '../../../../support/patience.ts'

let photos: SharedEngine
let counter: Counter
let post: Awaited<ReturnType<typeof aPost>>
let teller: Seat

beforeAll(async () => {
  photos = await aSharedEngine()
})
afterAll(() => photos.end())
beforeEach(async () => {
  counter = await aCounter({ photos })
  post = await aPost()
  teller = await counter.teller()
  // A dialog of the shell says where the folders are; a terminal may say so too.
  await picked('online.setFolder', { which: 'outbox', path: post.outbox })
})
afterEach(async () => {
  await counter.end()
  await post.end()
})

/** As if the teller had picked it in a dialog. */
async function picked<N extends 'online.take' | 'online.setFolder'>(name: N, input: In<N>) {
  const result = await counter.send(teller.number, name, input, 'dialog')
  if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.detail)}`)
  return result.value as { id: OnlineId; state: string; faults: { code: string; field: string | null; rule: string | null }[] }
}
const take = (path: string) => picked('online.take', { path })
const accept = (id: OnlineId) => teller.call('online.accept', { id, decisions: [], looks: [...tellerLooks], card: cardInHand, assured: [] })

test('an application is made a case, reviewed by another person, and answered with its number and the promised day', async () => {
  const { id, state } = await take(await post.carried())
  expect(state).toBe('waiting')
  const waiting = await teller.call('online.view', { id })
  expect(waiting).toMatchObject({ state: 'waiting', photoOutcome: 'accepted', cardAsked: true, notes: [] })

  const taken = await accept(id)
  expect(taken).toMatchObject({ state: 'taken', caseState: 'submitted' })
  expect(await post.answers()).toEqual([])

  const caseId = taken.caseId
  if (!caseId) throw new Error('no case was made')
  const reviewer = await counter.reviewer()
  const view = await reviewer.call('case.view', { caseId })
  expect(view).toMatchObject({ confirmedBy: 'online', signature: null, makerName: expect.any(String), item: 'REPLACE_PHOTO' })
  // Agreed to on the channel's screen, which is another time than the teller's.
  expect(view.business?.consentAt).toBe('2026-03-08T11:17:20.000Z')
  expect(view.card?.cardNumber).toBe('A12345678')
  expect(view.photos[0]).toMatchObject({ source: 'online', chosen: true })
  expect(view.photos[0]?.raw.sha256).toBe((await sampleApplication()).photo.sha256)
  const approved = await reviewer.call('review.approve', { caseId, revision: view.revision })
  expect(approved.state).toBe('approved')

  await expect.poll(() => post.answers(), { timeout: patience(5_000) }).toHaveLength(1)
  const [answer] = await post.answers()
  expect(answer).toMatchObject({ packageId: 'SAMPLE-2026-000001', outcome: 'accepted', caseNumber: view.number, reasons: [] })
  expect(answer?.promisedDay).toBe(view.promisedDay)

  const paid = await teller.call('fee.collect', { caseId, revision: approved.revision, method: 'cash', fen: approved.fee.due ?? 0 })
  expect(paid.state).toBe('paid')
})

test('the teller who took an application on cannot review it', async () => {
  const { id } = await take(await post.carried())
  const both = await counter.hired('liangyong', ['teller', 'reviewer'])
  const taken = await both.call('online.accept', { id, decisions: [], looks: [...tellerLooks], card: cardInHand, assured: [] })
  if (!taken.caseId) throw new Error('no case was made')
  const { revision } = await both.call('case.view', { caseId: taken.caseId })
  expect(await both.ask('review.approve', { caseId: taken.caseId, revision })).toMatchObject({ ok: false, error: { code: 'SAME_PERSON' } })
})

test('the day end waits for an answer once there is something to answer, and not before', async () => {
  const manager = await counter.manager()
  const line = async () => {
    const { lines } = await manager.call('day.view', { day: counter.clock.today() })
    return lines.find(one => one.line === 'online')
  }
  const { id } = await take(await post.carried())
  expect(await line()).toMatchObject({ open: 1, figures: { waiting: 1, unanswered: 0 } })
  const { caseId } = await accept(id)
  if (!caseId) throw new Error('no case was made')
  expect(await line()).toMatchObject({ open: 0 })
  const reviewer = await counter.reviewer()
  const { revision } = await reviewer.call('case.view', { caseId })
  // The folder of answers cannot be written: what was decided now lies here unanswered.
  await rename(post.outbox, `${post.outbox}-away`)
  await reviewer.call('review.approve', { caseId, revision })
  expect(await line()).toMatchObject({ open: 1, figures: { waiting: 0, unanswered: 1 } })
  await rename(`${post.outbox}-away`, post.outbox)
  await teller.call('online.answer', { id })
  expect(await line()).toMatchObject({ open: 0 })
})

test('a picture that will not do is answered in the words of the customer, and nothing of the person is kept', async () => {
  const { state, faults } = await take(await post.carried({ photo: new Uint8Array(await softUiFace('team-1')) }))
  expect(state).toBe('refused')
  expect(faults.map(({ code }) => code)).toContain('PHOTO_CHECK')
  const [answer] = await post.answers()
  expect(answer?.outcome).toBe('refused')
  expect(answer?.reasons.every(({ message, whatToDo }) => message.endsWith('。') && whatToDo !== '')).toBe(true)
  const { rows } = await teller.call('online.list', {})
  expect(rows[0]).toMatchObject({ state: 'refused', maskedName: null, maskedNumber: null, refusedFor: { code: 'PHOTO_CHECK' } })
  const kept = await counter.core.store.db.selectFrom('online_package').select(['application', 'raw_sha']).executeTakeFirstOrThrow()
  expect(kept).toEqual({ application: null, raw_sha: null })
})

test('without a look at everything no model sees, no case is made, and none is left half made', async () => {
  const { id } = await take(await post.carried())
  const answer = await teller.ask('online.accept', { id, decisions: [], looks: [], card: cardInHand, assured: [] })
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
  expect(await teller.call('case.find', { which: 'all', text: '' })).toEqual([])
  expect(await teller.call('online.view', { id })).toMatchObject({ state: 'waiting' })
})

test.each([
  ['a field that is missing', { applicant: undefined }, 'FIELD_WRONG', 'applicant'],
  ['a field of the wrong form', { confirmedAt: 'yesterday' }, 'FIELD_WRONG', 'confirmedAt'],
  ['a field nobody knows', { extra: 1 }, 'FIELD_WRONG', 'extra'],
  ['another version', { version: 2 }, 'SCHEMA_UNKNOWN', null],
  ['a way out of the package', { photo: { file: '../photo.jpg', sha256: '0'.repeat(64) } }, 'FIELD_WRONG', 'photo.file'],
  ['another picture than announced', { photo: { file: 'photo.jpg', sha256: '0'.repeat(64) } }, 'PHOTO_HASH', 'photo.sha256'],
  ['a picture that is not there', { photo: { file: 'other.jpg', sha256: '0'.repeat(64) } }, 'PHOTO_MISSING', 'photo.file'],
  ['a business not done online here', { item: 'LOSS_TEMP', reason: 'LOST' }, 'ITEM_NOT_HERE', 'item'],
  ['no consent to the picture', { consents: [] }, 'CONSENT_MISSING', 'consents'],
  ['no card told of', { card: null }, 'CARD_MISSING', 'card'],
])('a package with %s is refused by the name of the field', async (_what, said, code, field) => {
  const { state, faults } = await take(await post.carried({ said }))
  expect(state).toBe('refused')
  expect(faults).toContainEqual(expect.objectContaining({ code, field }))
  expect((await post.answers())[0]?.reasons[0]?.message).toMatch(/。$/)
})

test('a first card is not for whoever has one, and is of the bank of the branch unless the applicant says otherwise', async () => {
  const sample = await sampleApplication()
  const { bank: _, ...form } = sample.form
  const said = { item: 'APPLY', reason: 'FIRST_CARD', card: null, form }
  const waiting = await take(await post.carried({ said }))
  expect(waiting).toMatchObject({ state: 'waiting', faults: [] })
  expect(await teller.call('online.view', { id: waiting.id })).toMatchObject({ bank: '102', cardAsked: false })
  await teller.call('online.refuse', { id: waiting.id, words: '请先查询是否已有卡' })

  const held = await opened(teller)
  await holding(teller, held)
  await teller.call('case.void', { caseId: held.id, revision: held.revision, reason: '只为登记持有卡' })
  const { faults } = await take(await post.carried({ said: { ...said, packageId: 'SAMPLE-2026-000009' } }))
  expect(faults).toEqual([expect.objectContaining({ code: 'CARD_UNFIT', rule: 'HAS_CARD' })])
})

test('a card the register has as lost is told of again by the teller, or the application is not taken on', async () => {
  const held = await teller.call('case.open', { ticketId: null, identity: citizen })
  await holding(teller, held, { state: 'lost-temp' })
  await teller.call('case.void', { caseId: held.id, revision: held.revision, reason: '只为登记持有卡' })
  const { id } = await take(await post.carried())
  const { cardAsked, known } = await teller.call('online.view', { id })
  expect({ cardAsked, state: known?.state }).toEqual({ cardAsked: true, state: 'lost-temp' })
  const asked = { id, decisions: [], looks: [...tellerLooks], assured: [] }
  expect(await teller.ask('online.accept', { ...asked, card: null })).toMatchObject({
    error: { code: 'CARD_UNFIT', detail: { why: 'CARD_STATE' } },
  })
  const again = { ...cardInHand, cardId: known?.id ?? null, state: 'normal' as const }
  expect(await teller.call('online.accept', { ...asked, card: again })).toMatchObject({ state: 'taken', caseState: 'submitted' })
})

test('a number with a wrong digit and a telephone too short are each told', async () => {
  const sample = await sampleApplication()
  const said = { applicant: { ...sample.applicant, number: '110105194912310021' }, form: { ...sample.form, mobile: '1380000' } }
  const { faults } = await take(await post.carried({ said }))
  expect(faults).toContainEqual(expect.objectContaining({ field: 'applicant.number', rule: 'ID_CHECK_DIGIT' }))
  expect(faults).toContainEqual(expect.objectContaining({ field: 'form.mobile', rule: 'MOBILE_WRONG' }))
})

test('the same package is never taken twice, and its first answer stands', async () => {
  const path = await post.carried({ said: { consents: [] } })
  await take(path)
  const before = await post.answers()
  const again = await take(path)
  expect(again).toMatchObject({ state: 'refused', faults: [{ code: 'PACKAGE_TWICE' }] })
  const after = await post.answers()
  expect(after).toHaveLength(2)
  expect(after).toContainEqual(before[0])
})

test('whoever has a case under way is not taken on a second time', async () => {
  await submitted(teller)
  const { faults } = await take(await post.carried())
  expect(faults).toContainEqual(expect.objectContaining({ code: 'CASE_OPEN' }))
})

test('the teller refuses with words of their own, which the applicant reads', async () => {
  const { id } = await take(await post.carried())
  expect(await teller.call('online.refuse', { id, words: '照片不是申请人本人' })).toMatchObject({ state: 'refused' })
  expect((await post.answers())[0]?.reasons[0]?.message).toContain('照片不是申请人本人')
  expect(await teller.ask('online.refuse', { id, words: '再来一次' })).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
})

test('a rejection by the second person is answered with that reason; the answer is written again when asked for', async () => {
  const { id } = await take(await post.carried())
  const { caseId } = await accept(id)
  if (!caseId) throw new Error('no case was made')
  const reviewer = await counter.reviewer()
  const { revision } = await reviewer.call('case.view', { caseId })
  await reviewer.call('review.reject', { caseId, revision, note: '与本人不符' })
  await expect.poll(() => post.answers(), { timeout: patience(5_000) }).toHaveLength(1)
  expect((await post.answers())[0]).toMatchObject({ outcome: 'refused', reasons: [{ code: 'REVIEW_REJECTED' }] })
  await rename(join(post.outbox, 'SAMPLE-2026-000001.result.json'), join(post.folder, 'fetched.json'))
  await teller.call('online.answer', { id })
  expect(await post.answers()).toHaveLength(1)
})

test('a watched folder is emptied: what came whole is taken in and put aside, what is still being written waits', async () => {
  await picked('online.setFolder', { which: 'inbox', path: post.inbox })
  const old = new Date(Date.now() - 60_000)
  const whole = join(post.inbox, 'a.zip')
  await rename(await post.carried(), whole)
  await utimes(whole, old, old)
  await rename(await post.carried({ said: { packageId: 'SAMPLE-2026-000002' } }), join(post.inbox, 'b.zip'))
  await mkdir(join(post.inbox, 'processed'), { recursive: true })
  expect(await teller.call('online.receive', {})).toEqual({ taken: 1, refused: 0 })
  expect((await readdir(post.inbox)).sort()).toEqual(['b.zip', 'processed'])
  const { rows } = await teller.call('online.list', {})
  expect(rows.map(({ packageId }) => packageId)).toEqual(['SAMPLE-2026-000001'])
})

test('a package found in the folder again after a crash is put aside without a second answer', async () => {
  await picked('online.setFolder', { which: 'inbox', path: post.inbox })
  const old = new Date(Date.now() - 60_000)
  const path = await post.carried({ said: { consents: [] } })
  await take(path)
  await rename(path, join(post.inbox, 'a.zip'))
  await utimes(join(post.inbox, 'a.zip'), old, old)
  expect(await takePackage(counter.core, null, join(post.inbox, 'a.zip'))).toMatchObject({ state: 'refused', faults: [] })
  expect(await post.answers()).toHaveLength(1)
})

test('an answer waits for the outbox where none was named yet, and goes out when it is', async () => {
  const fresh = await aCounter({ photos })
  try {
    const seat = await fresh.teller()
    await fresh.send(seat.number, 'online.take', { path: await post.carried({ said: { consents: [] } }) }, 'dialog')
    expect(await seat.call('online.list', {})).toMatchObject({ unsent: 1 })
    await fresh.send(seat.number, 'online.setFolder', { which: 'outbox', path: post.outbox }, 'dialog')
    expect(await post.answers()).toHaveLength(1)
    expect(await seat.call('online.list', {})).toMatchObject({ unsent: 0 })
  } finally {
    await fresh.end()
  }
})

test('without a folder nothing is fetched and nothing answered, and a file that is gone is told as such', async () => {
  expect(await teller.ask('online.receive', {})).toMatchObject({ ok: false, error: { code: 'FOLDER_UNSET' } })
  const gone = await counter.send(teller.number, 'online.take', { path: join(post.folder, 'gone.zip') }, 'dialog')
  expect(gone).toMatchObject({ ok: false, error: { code: 'FILE_REFUSED', detail: { why: 'missing' } } })
})

test('the page itself cannot name a file', async () => {
  const answer = await counter.send(teller.number, 'online.take', { path: sampleFolder }, 'desk')
  expect(answer).toMatchObject({ ok: false, error: { code: 'WRONG_WINDOW' } })
})

test('the sample that is shipped is taken as it lies there', async () => {
  expect(await take(sampleFolder)).toMatchObject({ state: 'waiting', faults: [] })
})

test('an application for somebody at the counter is theirs alone', async () => {
  await submitted(teller, otherCitizen)
  expect(await take(await post.carried())).toMatchObject({ state: 'waiting' })
})

/** As it lies in the inbox once whoever wrote it is long done. */
async function lies(name: string, path: string): Promise<string> {
  const old = new Date(Date.now() - 60_000)
  const here = join(post.inbox, name)
  await rename(path, here)
  await utimes(here, old, old)
  return here
}
const itemsOf = async (job: string) => {
  const jobs = await (await counter.manager()).call('jobs.view', {})
  return jobs.find(({ name }) => name === job)?.items ?? []
}

test('what can be no package is left in the inbox with its reason, and the packages behind it are taken', async () => {
  await picked('online.setFolder', { which: 'inbox', path: post.inbox })
  await symlink(join(post.folder, 'nowhere'), join(post.inbox, 'a-dangling.zip'))
  await symlink(await post.carried({ said: { packageId: 'SAMPLE-2026-000003' } }), join(post.inbox, 'b-link.zip'))
  const socket = createServer()
  await new Promise<void>(resolve => socket.listen(join(post.inbox, 'c-socket'), resolve))
  await writeFile(Buffer.concat([Buffer.from(`${post.inbox}/`), Buffer.from([0x64, 0xff, 0xfe]), Buffer.from('.zip')]), 'x')
  await writeFile(join(post.inbox, 'e-note.txt'), 'x')
  await lies('z.zip', await post.carried())
  expect(await teller.call('online.receive', {})).toEqual({ taken: 1, refused: 0 })
  expect((await itemsOf('online-inbox')).map(({ label, error }) => [label, error]).sort()).toEqual([
    ['a-dangling.zip', 'ENTRY_LINK'],
    ['b-link.zip', 'ENTRY_LINK'],
    ['c-socket', 'ENTRY_NOT_A_FILE'],
    ['d\\xff\\xfe.zip', 'ENTRY_NAME'],
  ])
  await new Promise(resolve => socket.close(resolve))
  // The manager lets one go: the link is put aside, and what it led to stays where it is.
  const manager = await counter.manager()
  await manager.call('jobs.drop', { job: 'online-inbox', key: 'b-link.zip' })
  await rm(join(post.inbox, 'a-dangling.zip'))
  await teller.call('online.receive', {})
  expect((await itemsOf('online-inbox')).map(({ label }) => label)).toEqual(['d\\xff\\xfe.zip'])
  expect((await readdir(join(post.inbox, 'processed'))).filter(name => name.endsWith('b-link.zip'))).toHaveLength(1)
  const logged = await counter.core.store.db.selectFrom('audit').select('facts').where('what', '=', 'jobs.drop').executeTakeFirst()
  expect(logged?.facts).not.toContain('b-link')
})

test('a package at which the program itself fails is tried again and set aside, and those behind it are taken meanwhile', async () => {
  await counter.end()
  let isMended = false
  const judge: SharedEngine['judge'] = (image, spec) =>
    isMended ? photos.judge(image, spec) : Promise.reject(new Error('The photo thread ended'))
  counter = await aCounter({ photos: { ...photos, judge } })
  teller = await counter.teller()
  await picked('online.setFolder', { which: 'inbox', path: post.inbox })
  await lies('a.zip', await post.carried())
  await lies('b.zip', await post.raw(new Uint8Array([1, 2, 3])))
  expect(await teller.call('online.receive', {})).toEqual({ taken: 0, refused: 1 })
  for (let keys = 0; keys < 6; keys += 1) await teller.call('online.receive', {})
  expect(await itemsOf('online-inbox')).toMatchObject([{ label: 'a.zip', attempts: 5, error: 'INTERNAL', quarantined: true }])
  isMended = true
  await teller.call('online.receive', {})
  expect(await itemsOf('online-inbox')).toHaveLength(1)
  await (await counter.manager()).call('jobs.retry', { job: 'online-inbox', key: 'a.zip' })
  expect(await itemsOf('online-inbox')).toEqual([])
  const { rows } = await teller.call('online.list', {})
  expect(rows.map(({ packageId, state }) => [packageId, state])).toContainEqual(['SAMPLE-2026-000001', 'waiting'])
})

test('a package that is a folder hands over no file outside of it', async () => {
  const folder = join(post.folder, 'parcel')
  await mkdir(folder)
  const secret = join(post.folder, 'secret.txt')
  await writeFile(secret, 'of this machine')
  await symlink(secret, join(folder, 'application.json'))
  expect(await take(folder)).toMatchObject({ state: 'refused', faults: [{ code: 'FILE_REFUSED', rule: 'link' }] })
})

test('six hundred applications under way keep no refusal from being answered', async () => {
  const { id } = await take(await post.carried())
  const { caseId } = await accept(id)
  await counter.core.store.write(async ({ tx }) => {
    const made = await tx.selectFrom('case_file').selectAll().where('id', '=', String(caseId)).executeTakeFirstOrThrow()
    const row = await tx.selectFrom('online_package').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    for (let more = 0; more < 600; more += 1) {
      const own = `${made.id.slice(0, 20)}${String(more).padStart(6, '0')}`
      await tx
        .insertInto('case_file')
        .values({ ...made, id: own, number: `${made.number}-${more}`, person: `${made.person}-${more}` })
        .execute()
      await tx
        .insertInto('online_package')
        .values({ ...row, id: own, package_id: `SAMPLE-${more}`, case_id: own, received_at: '2026-03-01T00:00:00.000Z' })
        .execute()
    }
  })
  await take(await post.carried({ said: { packageId: 'SAMPLE-2026-000002', consents: [] } }))
  expect(await post.answers()).toMatchObject([{ packageId: 'SAMPLE-2026-000002', outcome: 'refused' }])
  expect(await teller.call('online.list', {})).toMatchObject({ unsent: 0 })
})

test('an answer that cannot be written keeps no other back, and an outbox that is away loses none', async () => {
  await mkdir(join(post.outbox, 'SAMPLE-2026-000001.result.json'))
  await take(await post.carried({ said: { consents: [] } }))
  await take(await post.carried({ said: { packageId: 'SAMPLE-2026-000002', consents: [] } }))
  await rm(join(post.outbox, 'SAMPLE-2026-000001.result.json'), { recursive: true })
  expect(await itemsOf('online-answers')).toMatchObject([{ label: 'SAMPLE-2026-000001', error: 'EISDIR' }])
  expect((await post.answers()).map(({ packageId }) => packageId)).toEqual(['SAMPLE-2026-000002'])

  await rename(post.outbox, `${post.outbox}-away`)
  await take(await post.carried({ said: { packageId: 'SAMPLE-2026-000003', consents: [] } }))
  expect(counter.core.jobs.stateOf('online-answers')).toMatchObject({ lastError: 'ENOENT' })
  await rename(`${post.outbox}-away`, post.outbox)
  const [item] = await itemsOf('online-answers')
  await (await counter.manager()).call('jobs.retry', { job: 'online-answers', key: item?.key ?? '' })
  expect((await post.answers()).map(({ packageId }) => packageId).sort()).toEqual([
    'SAMPLE-2026-000001',
    'SAMPLE-2026-000002',
    'SAMPLE-2026-000003',
  ])
})

test('the list of applications costs the same number of queries however long it is', async () => {
  const asked = () => countedQueries(counter.core, listOnline)
  await accept((await take(await post.carried())).id)
  const few = await asked()
  for (const packageId of ['SAMPLE-2026-000002', 'SAMPLE-2026-000003', 'SAMPLE-2026-000004'])
    await take(await post.carried({ said: { packageId, consents: [] } }))
  expect(await asked()).toBe(few)
})
