/** A day that was promised moves when its ground changes, to a later one and never to an earlier, and the holder is told why. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaseView } from '../../../../shared/ipc/shapes/case.ts'
import { Day, weekday, weekdays } from '../../../../shared/time.ts'
import { citizen, submitted } from '../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../support/a-counter.ts'

let counter: Counter
let manager: Seat
let view: CaseView
let promised: Day
beforeEach(async () => {
  counter = await aCounter()
  manager = await counter.manager()
  view = await submitted(await counter.teller(), citizen)
  promised = Day.parse(view.pickup.promised?.day)
})
afterEach(() => counter.end())

const dayNow = async () => (await manager.call('case.view', { caseId: view.id })).pickup.promised?.day ?? ''
const movesOf = () =>
  counter.core.store.db.selectFrom('promise_move').select(['before', 'after', 'why']).where('case_id', '=', view.id).execute()
const textsOf = () =>
  counter.core.store.db
    .selectFrom('reminder')
    .select(['kind', 'text'])
    .where('case_id', '=', view.id)
    .where('state', '<>', 'dropped')
    .execute()

/** Mornings on every weekday but the one that was promised. */
const weekWithout = (closed: Day, more = {}) =>
  Object.fromEntries(
    weekdays.map(one => [one, Number(one) > 5 || one === weekday(closed) ? [] : [{ from: '09:00', to: '12:00', ...more }]]),
  ) as never

test('new hours without that weekday: the next open day, and a text that says why', async () => {
  const hours = { week: weekWithout(promised, { capacity: 3 }), slotMinutes: 30, walkInPercent: 0 }
  await manager.call('pickup.setHours', { hours, reason: '周内调整' })
  const after = await dayNow()
  expect(after > promised).toBe(true)
  expect(await movesOf()).toEqual([{ before: promised, after, why: 'hours' }])
  expect(await textsOf()).toMatchObject([{ kind: 'delayed', text: expect.stringContaining('因领卡时间调整不能按原定日期领取') }])
  // Saved a second time they change nothing.
  await manager.call('pickup.setHours', { hours, reason: '再次保存' })
  expect(await movesOf()).toHaveLength(1)
})

test('a closure of some hours moves it only where nothing of the day is left, and opening again moves nothing back', async () => {
  const half = { firstDay: promised, lastDay: promised, span: { from: '08:00', to: '10:00' }, reason: '上午培训' }
  const hours = { week: weekWithout(Day.parse('2026-03-15'), { capacity: 3 }), slotMinutes: 30, walkInPercent: 0 }
  await manager.call('pickup.setHours', { hours, reason: '定下时段' })
  expect((await manager.call('pickup.plan', { closure: half })).promises).toBe(0)
  await manager.call('pickup.close', half)
  expect(await dayNow()).toBe(promised)
  const whole = { ...half, span: { from: '08:00', to: '18:00' }, reason: '全天培训' }
  expect((await manager.call('pickup.plan', { closure: whole })).promises).toBe(1)
  const { closures } = await manager.call('pickup.close', whole)
  const after = await dayNow()
  expect(after > promised).toBe(true)
  for (const { id } of closures) await manager.call('pickup.reopen', { closureId: id })
  expect(await dayNow()).toBe(after)
})

test('rules that begin on a later day move it when they begin, without anybody pressing a key', async () => {
  const { newest, decisions } = await manager.call('profile.versions', {})
  const value = { week: weekWithout(promised), slotMinutes: 30, slotCapacity: 3 }
  const change = { kind: 'edit' as const, profile: { ...newest, hours: { ...newest.hours, value } } as never }
  await manager.call('profile.save', { change, begins: Day.parse('2026-03-11'), reason: '市局通知', seen: decisions[0]?.seq ?? 0 })
  await counter.round()
  expect(await dayNow()).toBe(promised)
  counter.clock.advance(3 * 86_400_000)
  await counter.round()
  const after = await dayNow()
  expect(after > promised).toBe(true)
  expect(await movesOf()).toEqual([{ before: promised, after, why: 'hours' }])
})

test('a new lead time leaves it: the case goes by the rules it began with', async () => {
  const { newest, decisions } = await manager.call('profile.versions', {})
  const lead = newest.leadTime.REPLACE_PHOTO
  if (!lead) throw new Error('the place knows its lead time')
  const slower = { ...lead, value: { ...lead.value, batch: { days: 30, unit: 'work' } } }
  const change = { kind: 'edit' as const, profile: { ...newest, leadTime: { ...newest.leadTime, REPLACE_PHOTO: slower } } as never }
  await manager.call('profile.save', { change, begins: Day.parse('2026-03-09'), reason: '市局通知', seen: decisions[0]?.seq ?? 0 })
  await counter.round()
  expect(await dayNow()).toBe(promised)
})
