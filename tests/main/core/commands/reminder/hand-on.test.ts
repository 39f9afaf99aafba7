/** Texts to holders: queued by what happens to a card, handed on as a file, and the cards nobody came for. */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { usualWaitMinutes } from '../../../../../shared/pickup/reminder.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { atBranch, citizen, madeUpCitizens, sentBack, signature, uncollected } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let cards: Seat
let manager: Seat
let folder: string
const people = madeUpCitizens(80)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
})
afterAll(() => photos.end())
beforeEach(async () => {
  // Here a card waits 180 days, and 180 more.
  counter = await aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'huizhou' } } })
  cards = await counter.cards()
  manager = await counter.manager()
  folder = await mkdtemp(join(tmpdir(), 'texts-'))
})
afterEach(async () => {
  await counter.end()
  await rm(folder, { recursive: true, force: true })
})

const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
/** The wait after the tick is over. */
async function here(): Promise<CaseView> {
  const view = await atBranch(counter, nextPerson())
  counter.clock.advance(usualWaitMinutes * 60_000)
  return view
}
const fresh = ({ id }: CaseView) => cards.call('case.view', { caseId: id })
const phoneOf = ({ id }: CaseView, mobile: string) =>
  counter.core.store.db
    .updateTable('case_file')
    .set({ form: JSON.stringify({ mobile }) })
    .where('id', '=', id)
    .execute()
const days = (count: number) => counter.clock.advance(count * 86_400_000)
const queued = async () => (await cards.call('reminder.list', {})).rows.filter(({ state }) => state === 'queued').map(({ kind }) => kind)
const toFolder = () => manager.call('reminder.setPort', { folder })
async function outgoing(): Promise<{ id: string; to: string; text: string; kind: string }[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.jsonl')).sort()
  const files = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')))
  return files.flatMap(file => file.trim().split('\n')).map(line => JSON.parse(line))
}

describe('the texts', () => {
  test('say that the card is here, to the number of the form, without the name or number of the holder', async () => {
    const view = await here()
    await toFolder()
    expect(await cards.call('reminder.handOn', {})).toEqual({ sent: 1, notified: 1, left: 0 })
    const [text] = await outgoing()
    expect(text).toMatchObject({ to: '13800000000', kind: 'ready' })
    expect(text?.text).toContain(view.number)
    expect(text?.text).toContain('180天内')
    expect(text?.text).not.toContain(view.identity.name)
    expect(text?.text).not.toContain(view.identity.number)
    expect(await fresh(view)).toMatchObject({ state: 'notified' })
  })

  test('are handed on once, and none is left behind', async () => {
    await here()
    await here()
    await toFolder()
    expect((await cards.call('reminder.handOn', {})).sent).toBe(2)
    expect(await cards.call('reminder.handOn', {})).toEqual({ sent: 0, notified: 0, left: 0 })
    expect(new Set((await outgoing()).map(({ id }) => id)).size).toBe(2)
  })

  test('about a booking go out the day before, and are dropped or replaced with it', async () => {
    const view = await here()
    await toFolder()
    await cards.call('reminder.handOn', {})
    const day = { day: '2026-03-12', start: '09:00' }
    const booked = await cards.call('pickup.book', { ...refOf(await fresh(view)), ...day })
    expect((await cards.call('reminder.handOn', {})).sent).toBe(0)
    const moved = await cards.call('pickup.book', { ...refOf(booked), day: '2026-03-13', start: '10:00' })
    expect(await queued()).toEqual(['booked'])
    counter.clock.set('2026-03-12T02:00:00.000Z')
    expect((await cards.call('reminder.handOn', {})).sent).toBe(1)
    expect((await outgoing()).at(-1)?.text).toContain('3月13日10:00')
    const again = await cards.call('pickup.book', { ...refOf(moved), day: '2026-03-16', start: '10:00' })
    await cards.call('pickup.cancel', refOf(again))
    expect(await queued()).toEqual([])
  })

  test('about the limit are queued once each when it nears and when it is over', async () => {
    const view = await here()
    await toFolder()
    await cards.call('reminder.handOn', {})
    const kindsAfter = async (more: number) => {
      days(more)
      await cards.call('reminder.handOn', {})
      return (await outgoing()).map(({ kind }) => kind)
    }
    expect(await kindsAfter(166)).toEqual(['ready'])
    expect(await kindsAfter(1)).toEqual(['ready', 'overdue-soon'])
    expect(await kindsAfter(1)).toEqual(['ready', 'overdue-soon'])
    expect(await kindsAfter(13)).toEqual(['ready', 'overdue-soon', 'overdue'])
    expect(await kindsAfter(5)).toEqual(['ready', 'overdue-soon', 'overdue'])
    expect((await fresh(view)).state).toBe('notified')
  })

  test('stay in the queue while nobody has said where to, or it cannot be written', async () => {
    await here()
    const nowhere = await cards.ask('reminder.handOn', {})
    expect(nowhere).toMatchObject({ ok: false, error: { code: 'TEXTS_NOWHERE' } })
    if (!nowhere.ok) expect(sayRefusal(nowhere.error)).toContain('队列')
    expect(await manager.ask('reminder.setPort', { folder: join(folder, 'gone') })).toMatchObject({ error: { code: 'TEXTS_NOT_TAKEN' } })
    const share = join(folder, 'share')
    await mkdir(share)
    await manager.call('reminder.setPort', { folder: share })
    await rm(share, { recursive: true })
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await cards.ask('reminder.handOn', {})).toMatchObject({ ok: false, error: { code: 'TEXTS_NOT_TAKEN' } })
    }
    expect((await cards.call('reminder.list', {})).rows).toMatchObject([{ state: 'failed', tries: 5 }])
    // The manager names a folder that works: what was given up on goes out.
    await toFolder()
    expect((await cards.call('reminder.handOn', {})).sent).toBe(1)
  })

  test('given up on twice for one card, go out once when the manager names a folder that works', async () => {
    const view = await here()
    const share = join(folder, 'share')
    await mkdir(share)
    await manager.call('reminder.setPort', { folder: share })
    await rm(share, { recursive: true })
    const giveUp = async () => {
      for (let tries = 0; tries < 5; tries += 1) await cards.ask('reminder.handOn', {})
      expect((await cards.call('reminder.list', {})).rows).toMatchObject([{ state: 'failed', kind: 'ready' }])
    }
    await giveUp()
    await cards.call('reminder.queue', { caseId: view.id })
    expect(await queued()).toEqual(['ready'])
    await giveUp()
    await toFolder()
    expect(await queued()).toEqual(['ready'])
    expect((await cards.call('reminder.handOn', {})).sent).toBe(1)
  })

  test('given up on are not sent once the card is handed over, and the day end does not wait for them', async () => {
    const view = await here()
    const share = join(folder, 'share')
    await mkdir(share)
    await manager.call('reminder.setPort', { folder: share })
    await rm(share, { recursive: true })
    for (let tries = 0; tries < 5; tries += 1) await cards.ask('reminder.handOn', {})
    const { docType, number } = view.identity
    const same = { faceSame: true, nameSame: true, cardPhotoSame: true }
    const verified = await cards.call('handover.verify', { ...refOf(view), docType, number, ...same })
    const told = { oldCard: 'collected', toldEnable: true, toldBank: true, signature } as const
    await cards.call('handover.complete', { ...refOf(verified), ...told })
    await toFolder()
    expect(await queued()).toEqual([])
    const { lines } = await manager.call('day.view', { day: counter.clock.today() })
    expect(lines.find(({ line }) => line === 'texts')).toMatchObject({ open: 0 })
  })

  test('go out again when somebody asks for it, but not to a number no text reaches', async () => {
    const view = await here()
    await toFolder()
    await cards.call('reminder.handOn', {})
    await cards.call('reminder.queue', { caseId: view.id })
    expect(await queued()).toEqual(['ready'])
    await counter.core.store.db.updateTable('case_file').set({ form: '{"mobile":"02081234567"}' }).where('id', '=', view.id).execute()
    expect(await cards.ask('reminder.queue', { caseId: view.id })).toMatchObject({ error: { code: 'NO_PHONE' } })
  })
})

describe('without anybody pressing a key', () => {
  test('the texts go out when they are due, and the log says that nobody sent them', async () => {
    const view = await here()
    await toFolder()
    await counter.round()
    expect((await outgoing()).map(({ kind }) => kind)).toEqual(['ready'])
    expect(await fresh(view)).toMatchObject({ state: 'notified' })
    expect((await cards.call('reminder.list', {})).byItself).toEqual({ failingSince: null, sentAt: counter.clock.now(), sent: 1 })
    const entry = await counter.core.store.db.selectFrom('audit').selectAll().where('what', '=', 'reminder.handOn').executeTakeFirst()
    expect(entry).toMatchObject({ operator_id: null, counter: null })
  })

  test('a key and the clock at the same moment send each text once', async () => {
    await here()
    await toFolder()
    await Promise.all([counter.round(), cards.call('reminder.handOn', {})])
    expect(await outgoing()).toHaveLength(1)
  })

  test('a folder that is away is said at the desk, costs no text a try, and takes them once it is back', async () => {
    await here()
    const share = join(folder, 'share')
    await mkdir(share)
    await manager.call('reminder.setPort', { folder: share })
    await rm(share, { recursive: true })
    const since = counter.clock.now()
    for (let tries = 0; tries < 6; tries += 1) {
      await counter.round()
      counter.clock.advance(120_000)
    }
    const away = await cards.call('reminder.list', {})
    expect(away.byItself.failingSince).toBe(since)
    expect(away.rows).toMatchObject([{ state: 'queued', tries: 0 }])
    await mkdir(share)
    await counter.round()
    expect((await cards.call('reminder.list', {})).byItself).toMatchObject({ failingSince: null, sent: 1 })
  })

  test('one that can reach nobody goes on the list of calls and keeps none behind it', async () => {
    const [first] = [await here(), await here()]
    await toFolder()
    await phoneOf(first, '02081234567')
    await counter.round()
    expect(await outgoing()).toHaveLength(1)
    expect((await cards.call('reminder.list', {})).rows.filter(({ caseId }) => caseId === first.id)).toMatchObject([{ state: 'refused' }])
  })

  test('one given up on is set aside for the manager, who has it tried again', async () => {
    const view = await here()
    const share = join(folder, 'share')
    await mkdir(share)
    await manager.call('reminder.setPort', { folder: share })
    await rm(share, { recursive: true })
    for (let tries = 0; tries < 5; tries += 1) await cards.ask('reminder.handOn', {})
    await mkdir(share)
    const line = async () => (await manager.call('jobs.view', {})).find(({ name }) => name === 'texts')
    expect(await line()).toMatchObject({ attempts: 0, items: [{ label: view.number, error: 'ENOENT', quarantined: true }] })
    const key = (await line())?.items[0]?.key ?? ''
    expect((await manager.call('jobs.retry', { job: 'texts', key })).find(({ name }) => name === 'texts')?.items).toEqual([])
    expect(await readdir(share)).toHaveLength(1)
    expect(await manager.ask('jobs.drop', { job: 'texts', key })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('a card turns overdue with the day its limit is over, and not a day before', async () => {
    const view = await here()
    days(180)
    await counter.round()
    expect((await fresh(view)).state).toBe('at-branch')
    days(1)
    await counter.round()
    expect((await fresh(view)).state).toBe('overdue')
    await counter.round()
    expect((await fresh(view)).state).toBe('overdue')
  })
})

describe('a card nobody comes for', () => {
  test('ages in the list by the days since its holder was told', async () => {
    const view = await here()
    days(3)
    await cards.call('pickup.notify', refOf(view))
    const ages: [number, string][] = []
    for (const more of [0, 166, 1, 13, 1, 179, 1]) {
      days(more)
      const [row] = (await cards.call('pickup.waiting', { after: null })).rows
      if (row) ages.push([row.days, row.ageing])
    }
    expect(ages).toEqual([
      [0, 'in-time'],
      [166, 'in-time'],
      [167, 'soon'],
      [180, 'soon'],
      [181, 'past-limit'],
      [360, 'past-limit'],
      [361, 'past-grace'],
    ])
  })

  test('is not set aside a day too early, whatever the window asks', async () => {
    const view = await here()
    days(180)
    expect(await cards.ask('pickup.markOverdue', refOf(view))).toMatchObject({
      error: { code: 'NOT_READY', detail: { unmet: ['pastLimit'] } },
    })
    days(1)
    const late = await cards.call('pickup.markOverdue', refOf(view))
    days(179)
    expect(await cards.ask('pickup.sendBack', refOf(late))).toMatchObject({
      error: { code: 'NOT_READY', detail: { unmet: ['pastGrace'] } },
    })
    days(1)
    expect(await cards.call('pickup.sendBack', refOf(late))).toMatchObject({ state: 'sent-back' })
  })

  test('can still be taken within the grace', async () => {
    const view = await uncollected(counter, nextPerson())
    const { docType, number } = view.identity
    const same = { faceSame: true, nameSame: true, cardPhotoSame: true }
    expect(await cards.call('handover.verify', { ...refOf(view), docType, number, ...same })).toMatchObject({ state: 'handing-over' })
  })

  test('is void in the end: its card is cancelled and no text waits', async () => {
    const back = await sentBack(counter, await uncollected(counter, nextPerson()))
    expect(await queued()).toEqual([])
    const gone = await manager.call('pickup.voidCard', { ...refOf(back), reason: '逾期未领' })
    expect(gone).toMatchObject({ state: 'void', pickup: { booked: null } })
    const made = await counter.core.store.db.selectFrom('card').select('state').where('made_by_case', '=', back.id).executeTakeFirst()
    expect(made?.state).toBe('cancelled')
    expect(await cards.call('pickup.waiting', { after: null })).toEqual({ rows: [], total: 0, late: 0, next: null })
  })
})

test('where the place states no limit, nothing is ever overdue and the list says so', async () => {
  const elsewhere = await aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'beijing' } } })
  const view = await atBranch(elsewhere, nextPerson())
  elsewhere.clock.advance(1000 * 86_400_000)
  const desk = await elsewhere.cards()
  expect(await desk.call('pickup.waiting', { after: null })).toMatchObject({
    rows: [{ days: 1000, ageing: 'no-limit', limitDays: null }],
    late: 0,
  })
  expect(await desk.ask('pickup.markOverdue', refOf(view))).toMatchObject({ error: { code: 'NOT_READY' } })
  await elsewhere.end()
})
