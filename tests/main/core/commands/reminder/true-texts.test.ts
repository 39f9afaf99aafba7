/** Texts that are true: checked against the case when they go, and what happens to those the branch cannot keep its word to. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ReminderId } from '../../../../../shared/ids.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { usualWaitMinutes } from '../../../../../shared/pickup/reminder.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { Day } from '../../../../../shared/time.ts'
import { atBranch, citizen, contactDetails, madeUpCitizens, paid, produced, submitted } from '../../../../support/a-case.ts'
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
  counter = await aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'huizhou' } } })
  cards = await counter.cards()
  manager = await counter.manager()
  await saysHowLongItTakes()
  folder = await mkdtemp(join(tmpdir(), 'texts-'))
  await manager.call('reminder.setPort', { folder })
})
afterEach(async () => {
  await counter.end()
  await rm(folder, { recursive: true, force: true })
})

/** The city has published no day; the hall decides one in its first week. */
async function saysHowLongItTakes(): Promise<void> {
  const { newest, decisions } = await manager.call('profile.versions', {})
  const { REPLACE_PHOTO, ...others } = newest.leadTime
  const ten = { instant: false, batch: { days: 10, unit: 'work' } } as const
  const profile = { ...newest, leadTime: { ...others, REPLACE_PHOTO: { ...REPLACE_PHOTO, value: ten, confirmed: true } } }
  const begins = counter.clock.today()
  await manager.call('profile.save', {
    change: { kind: 'edit', profile } as never,
    begins,
    reason: '大厅确定',
    seen: decisions[0]?.seq ?? 0,
  })
}

const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const fresh = ({ id }: CaseView) => cards.call('case.view', { caseId: id })
const minutes = (count: number) => counter.clock.advance(count * 60_000)
async function outgoing(): Promise<{ to: string; text: string; kind: string }[]> {
  const names = (await readdir(folder)).filter(name => name.startsWith('reminders-')).sort()
  const files = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')))
  return files.flatMap(file => file.trim().split('\n')).map(line => JSON.parse(line))
}
const wentOut = async () => (await outgoing()).map(({ kind }) => kind)
const rowsOf = async ({ id }: CaseView) => (await cards.call('reminder.list', {})).rows.filter(({ caseId }) => caseId === id)

const toldAt = async ({ id }: CaseView) =>
  (await counter.core.store.db.selectFrom('waiting_card').select('told_at').where('case_id', '=', id).executeTakeFirst())?.told_at

async function bookedOn(view: CaseView, day: string, start = '09:00'): Promise<CaseView> {
  return cards.call('pickup.book', { ...refOf(await fresh(view)), day, start })
}
const closedOn = (day: string, reason = '停电') => ({ firstDay: Day.parse(day), lastDay: Day.parse(day), span: null, reason })

describe('a closure announced in the evening', () => {
  test('stops the invitation for the closed day, moves everybody by one key and tells them', async () => {
    const views = [await atBranch(counter, nextPerson()), await atBranch(counter, nextPerson())]
    minutes(usualWaitMinutes)
    await counter.round()
    for (const view of views) await bookedOn(view, '2026-03-12')
    counter.clock.set('2026-03-10T11:00:00.000Z')
    const closure = closedOn('2026-03-12')
    const { hit } = await manager.call('pickup.plan', { closure })
    expect(hit.map(({ number }) => number).sort()).toEqual(views.map(({ number }) => number).sort())
    expect(hit.every(({ to, movable, reachable }) => movable && reachable && to?.day === '2026-03-13' && to.start === '09:00')).toBe(true)
    const moves = hit.map(({ caseId, revision, to }) => ({ caseId, revision, to: to && { day: Day.parse(to.day), start: to.start } }))
    expect((await manager.call('pickup.close', { ...closure, moves })).stranded).toEqual([])
    await counter.round()
    const moved = (await outgoing()).filter(({ kind }) => kind === 'moved')
    expect(moved).toHaveLength(2)
    expect(moved[0]?.text).toContain('因停电，您原预约3月12日09:00')
    expect(moved[0]?.text).toContain('现改为3月13日09:00')
    counter.clock.set('2026-03-12T03:00:00.000Z')
    await counter.round()
    expect((await outgoing()).filter(({ text }) => text.includes('您已预约3月12日'))).toEqual([])
    expect((await outgoing()).filter(({ kind, text }) => kind === 'booked' && text.includes('3月13日'))).toHaveLength(2)
  })

  test('moves nobody where one seat of the plan was taken meanwhile', async () => {
    const views = [await atBranch(counter, nextPerson()), await atBranch(counter, nextPerson())]
    for (const view of views) await bookedOn(view, '2026-03-12')
    const closure = closedOn('2026-03-12')
    const { hit } = await manager.call('pickup.plan', { closure })
    const moves = hit.map(({ caseId, revision }, at) => ({
      caseId,
      revision,
      to: { day: Day.parse('2026-03-13'), start: at === 0 ? '09:00' : '08:59' },
    }))
    expect(await manager.ask('pickup.close', { ...closure, moves })).toMatchObject({ error: { code: 'SLOT_CLOSED' } })
    for (const view of views) expect((await fresh(view)).pickup.booked).toMatchObject({ day: '2026-03-12' })
    expect((await manager.call('pickup.hours', {})).closures).toEqual([])
  })

  test('whoever was not moved hears before the day that nobody is there', async () => {
    const view = await atBranch(counter, nextPerson())
    minutes(usualWaitMinutes)
    await counter.round()
    await bookedOn(view, '2026-03-12')
    await manager.call('pickup.close', closedOn('2026-03-12'))
    counter.clock.set('2026-03-11T02:30:00.000Z')
    await counter.round()
    expect(await wentOut()).toEqual(['ready', 'closed-day'])
    expect(await rowsOf(view)).toContainEqual(expect.objectContaining({ kind: 'booked', state: 'dropped', lacks: 'placeOpen' }))
  })

  test('moves a promise that fell on the closed day, and keeps what was promised before', async () => {
    const view = await produced(counter, await paid(counter, nextPerson()), ['sendToMake'])
    const promised = view.pickup.promised?.day ?? ''
    expect((await manager.call('pickup.plan', { closure: closedOn(promised) })).promises).toBe(1)
    await manager.call('pickup.close', closedOn(promised))
    const after = (await fresh(view)).pickup.promised?.day ?? ''
    expect(after > promised).toBe(true)
    const kept = await counter.core.store.db.selectFrom('promise_move').selectAll().where('case_id', '=', view.id).execute()
    expect(kept).toMatchObject([{ before: promised, after, why: 'closure' }])
    await counter.round()
    expect((await outgoing()).map(({ text }) => text).join()).toContain('因网点停电不能按原定日期领取')
  })
})

describe('a card that is not here', () => {
  test('invites nobody: when its making fails, the day, the seat and the text follow', async () => {
    const view = await produced(counter, await paid(counter, nextPerson()), ['sendToMake'])
    const promised = view.pickup.promised?.day ?? ''
    await bookedOn(view, promised)
    counter.clock.set(`${promised}T00:30:00.000Z`)
    const failed = await produced(counter, await fresh(view), ['makeFailed'])
    const later = failed.pickup.promised?.day ?? ''
    expect(later > promised).toBe(true)
    expect((failed.pickup.booked?.day ?? '') >= later).toBe(true)
    await counter.round()
    expect(await wentOut()).toEqual(['delayed'])
    expect((await outgoing())[0]?.text).toContain('请勿前来')
  })

  test('still on its way on the eve: the holder is told to wait for word, not to come', async () => {
    const view = await produced(counter, await paid(counter, nextPerson()), ['sendToMake'])
    const promised = Day.parse(view.pickup.promised?.day)
    await bookedOn(view, promised)
    counter.clock.set(new Date(Date.parse(`${promised}T03:00:00.000Z`) - 86_400_000).toISOString())
    await counter.round()
    expect(await wentOut()).toEqual([])
    counter.clock.advance(7 * 3_600_000)
    await counter.round()
    expect(await wentOut()).toEqual(['delayed'])
    expect((await fresh(view)).pickup.booked).toBeNull()
  })
})

describe('a wrong "arrived" tick', () => {
  test('taken back within the wait goes out to nobody', async () => {
    const view = await atBranch(counter, nextPerson())
    minutes(usualWaitMinutes - 1)
    await counter.round()
    expect(await wentOut()).toEqual([])
    await cards.call('handover.wrongCard', { ...refOf(view), note: '登记有误' })
    minutes(60)
    await counter.round()
    expect(await wentOut()).not.toContain('ready')
  })

  test('waits as long as the branch says', async () => {
    await manager.call('reminder.setPort', { folder, waitMinutes: 5 })
    await atBranch(counter, nextPerson())
    minutes(5)
    await counter.round()
    expect(await wentOut()).toEqual(['ready'])
  })
})

test('a text goes to the number that is on the form when it goes', async () => {
  const view = await atBranch(counter, nextPerson())
  await counter.core.store.db
    .updateTable('case_file')
    .set({ form: JSON.stringify({ mobile: '13911112222' }) })
    .where('id', '=', view.id)
    .execute()
  minutes(usualWaitMinutes)
  await counter.round()
  expect(await outgoing()).toMatchObject([{ to: '13911112222' }])
})

test('an appointment taken back is taken back in writing where it was given in writing', async () => {
  const view = await atBranch(counter, nextPerson())
  const booked = await bookedOn(view, '2026-03-12')
  minutes(usualWaitMinutes)
  await counter.round()
  expect((await outgoing())[0]?.text).toContain('您已预约3月12日')
  await cards.call('pickup.cancel', refOf(await fresh(booked)))
  await counter.round()
  expect(await wentOut()).toEqual(['ready', 'cancelled'])
})

describe('a decision of the second person', () => {
  test('that returns or rejects is texted to the citizen with what to do, unless it was mended at once', async () => {
    const reviewer = await counter.reviewer()
    const teller = await counter.teller()
    const back = { faults: [{ part: 'form', what: 'mailAddr' } as const], note: '地址不全' }
    const returned = await reviewer.call('review.return', { ...refOf(await submitted(teller, nextPerson())), ...back })
    const mended = await reviewer.call('review.return', { ...refOf(await submitted(teller, nextPerson())), ...back })
    await teller.call('form.complete', { caseId: mended.id, draft: contactDetails })
    await reviewer.call('review.reject', { ...refOf(await submitted(teller, nextPerson())), note: '不符合本地办理条件' })
    minutes(usualWaitMinutes)
    await counter.round()
    const texts = await outgoing()
    expect(texts.map(({ kind }) => kind).sort()).toEqual(['rejected', 'returned'])
    expect(texts.find(({ kind }) => kind === 'returned')?.text).toContain(returned.number)
    expect(texts.find(({ kind }) => kind === 'returned')?.text).toContain('需要补正')
    expect(texts.find(({ kind }) => kind === 'rejected')?.text).toContain('行政复议')
  })
})

describe('the gateway', () => {
  test('that refuses a text puts its holder on the list of calls, and the limit does not run from it', async () => {
    const [view, other] = [await atBranch(counter, nextPerson()), await atBranch(counter, nextPerson())]
    minutes(usualWaitMinutes)
    await counter.round()
    const [refused] = await rowsOf(view)
    const [delivered] = await rowsOf(other)
    const lines = [
      { 编号: refused?.id, 状态: '失败', 原因: '空号' },
      { 编号: delivered?.id, 状态: '成功' },
      { 编号: '01ARZ3NDEKTSV4RRFFQ69G5FAV', 状态: '失败' },
    ]
    await writeFile(join(folder, 'results-1.jsonl'), `${lines.map(line => JSON.stringify(line)).join('\n')}\nnot json\n`)
    minutes(2)
    await counter.round()
    await counter.round()
    const list = await cards.call('reminder.list', {})
    expect(list.results).toMatchObject([
      {
        name: 'results-1.jsonl',
        sent: 1,
        refused: 1,
        odd: [
          { line: 3, why: 'unknown' },
          { line: 4, why: 'unreadable' },
        ],
      },
    ])
    expect(list.rows[0]).toMatchObject({ caseId: view.id, state: 'refused', dial: '13800000000', why: '空号' })
    expect(await toldAt(view)).toBeNull()
    if (list.rows[0]) await cards.call('reminder.called', { id: ReminderId.parse(list.rows[0].id) })
    expect(await toldAt(view)).toBe(counter.clock.now())
    expect(await rowsOf(view)).toMatchObject([{ state: 'called', dial: null }])
  })
})
