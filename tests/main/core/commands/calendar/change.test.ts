/** The manager's calendar: a year read in or a day closed moves what is promised, never to an earlier day, and tells who was promised. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import { CalendarYear } from '../../../../../shared/pickup/calendar.ts'
import { readNotice } from '../../../../../shared/pickup/notice.ts'
import { Day } from '../../../../../shared/time.ts'
import { madeUpCitizens, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, heldClock, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

type Change = In<'calendar.preview'>['change']
let photos: SharedEngine
let counter: Counter
let manager: Seat
let year: CalendarYear
const [first, second] = madeUpCitizens(2)

beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  manager = await counter.manager()
  const shipped = (await manager.call('calendar.view', {})).years.find(one => one.year.year === 2026)
  if (!shipped) throw new Error('2026 is shipped')
  year = shipped.year
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

const save = async (change: Change) => {
  const { seen } = await manager.call('calendar.view', {})
  return manager.ask('calendar.save', { change, reason: '国务院通知', seen })
}
const closing = (...days: string[]): CalendarYear =>
  CalendarYear.parse({ ...year, offDays: { ...year.offDays, ...Object.fromEntries(days.map(day => [day, '调整'])) } })

test('a year read in moves a new promise and the old one, whose holder is told; the preview names the case before', async () => {
  const teller = await counter.teller()
  const old = await submitted(teller, first)
  // Twelve working days after Monday the 9th.
  expect(old.pickup.promised).toMatchObject({ day: '2026-03-25', covered: true })
  const change: Change = { kind: 'import', years: [closing('2026-03-18', '2026-03-19')] }
  const effect = await manager.call('calendar.preview', { change })
  expect(effect).toMatchObject({
    problems: [],
    days: [
      { day: '2026-03-18', open: false, name: '调整' },
      { day: '2026-03-19', open: false },
    ],
    promises: [{ number: old.number, promised: '2026-03-25', would: '2026-03-27' }],
    promiseCount: 1,
  })
  expect(await save(change)).toMatchObject({ ok: true })
  expect((await submitted(teller, second)).pickup.promised).toMatchObject({ day: '2026-03-27' })
  expect((await teller.call('case.view', { caseId: old.id })).pickup.promised).toMatchObject({ day: '2026-03-27' })
  const moves = await counter.core.store.db
    .selectFrom('promise_move')
    .select(['before', 'after', 'why'])
    .where('case_id', '=', old.id)
    .execute()
  expect(moves).toEqual([{ before: '2026-03-25', after: '2026-03-27', why: 'calendar' }])
  const texts = await counter.core.store.db.selectFrom('reminder').select(['kind', 'text']).where('case_id', '=', old.id).execute()
  expect(texts).toMatchObject([{ kind: 'delayed', text: expect.stringContaining('3月27日') }])
  expect(texts[0]?.text).toContain('放假安排调整')
})

test('what was saved holds at the next start, with name and reason', async () => {
  await counter.close()
  counter = await aCounter({ photos, options: { dataFolder: counter.folder, birth: undefined } as never })
  manager = await counter.manager()
  const { years } = await manager.call('calendar.view', {})
  expect(years.find(one => one.year.year === 2026)).toMatchObject({
    year: { offDays: { '2026-03-18': '调整' } },
    changed: { by: '周明', reason: '国务院通知', kind: 'import' },
  })
  expect(years.find(one => one.year.year === 2027)?.changed).toBeNull()
})

test('a single day is opened or closed; a Saturday opened is a make-up day', async () => {
  const closed = await save({ kind: 'day', day: Day.parse('2026-03-20'), open: false, name: '停电检修' })
  expect(closed).toMatchObject({ ok: true })
  const opened = await save({ kind: 'day', day: Day.parse('2026-03-21'), open: true, name: '补班' })
  if (!opened.ok) throw new Error(opened.error.code)
  const after = opened.value.years.find(one => one.year.year === 2026)?.year
  expect([after?.offDays[Day.parse('2026-03-20')], after?.makeUpDays[Day.parse('2026-03-21')]]).toEqual(['停电检修', '补班'])
  // The weekday opened again stands in neither list.
  const again = await save({ kind: 'day', day: Day.parse('2026-03-20'), open: true, name: '恢复' })
  expect(again.ok && again.value.years.find(one => one.year.year === 2026)?.year.offDays).not.toHaveProperty('2026-03-20')
})

test('a day of a year nobody published makes the year known, not covered', async () => {
  const day = Day.parse('2028-05-08')
  const answer = await save({ kind: 'day', day, open: false, name: '搬迁' })
  expect(answer.ok && answer.value.years.find(one => one.year.year === 2028)?.year).toMatchObject({ status: 'provisional' })
})

const wrong: readonly [string, unknown, string][] = [
  ['a day of another year', { offDays: { '2025-12-31': '元旦' } }, '2025-12-31.wrong-year'],
  ['a Monday as a make-up day', { makeUpDays: { '2026-03-23': '春节' } }, '2026-03-23.make-up-on-weekday'],
  ['a day both free and worked', { makeUpDays: { '2026-02-15': '春节' } }, '2026-02-15.both'],
  ['an official year without holidays', { offDays: {}, makeUpDays: {} }, '2026.no-days'],
]
test('a year no card will see is refused at the door', async () => {
  for (const text of ['9999-12-31', '1000-01-01']) {
    const answer = await save({ kind: 'day', day: Day.parse(text), open: false, name: '停电' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', detail: { fields: ['change.day'] } } })
  }
})

test.each(wrong)('%s is refused by name', async (_story, spoil, field) => {
  const change: Change = { kind: 'import', years: [CalendarYear.parse({ ...year, ...(spoil as object) })] }
  const answer = await save(change)
  expect(answer.ok ? [] : answer.error.detail?.fields).toContain(field)
})

test('a promise into a year without arrangement is marked, and the mark goes or the day moves once the notice is taken in', async () => {
  const late = await aCounter({ photos, clock: heldClock('2026-12-18T02:30:00.000Z') })
  const [keeps, moves, unreachable] = madeUpCitizens(3)
  const teller = await late.teller()
  // Twelve working days from Friday the 18th lead past New Year, of which only the statutory day is known.
  const given = await submitted(teller, keeps)
  expect(given.pickup.promised).toMatchObject({ day: '2027-01-06', covered: false })
  const seat = await late.manager()
  const held = await seat.call('calendar.view', {})
  const notice = (newYear: string) =>
    readNotice(
      noticeOf(newYear),
      held.years.map(one => one.year),
    ).years
  const taken = async (newYear: string) => {
    const { seen } = await seat.call('calendar.view', {})
    const change: Change = { kind: 'import', years: [...notice(newYear)] }
    const effect = await seat.call('calendar.preview', { change })
    expect((await seat.ask('calendar.save', { change, reason: '国务院通知', seen })).ok).toBe(true)
    return effect
  }
  const promised = async (id: typeof given.id) => (await teller.call('case.view', { caseId: id })).pickup.promised
  expect(await taken('1月1日（周五）放假1天')).toMatchObject({ promises: [], settled: 1, covered: [{ year: 2027, official: true }] })
  expect(await promised(given.id)).toMatchObject({ day: '2027-01-06', covered: true })

  const moving = await submitted(teller, moves)
  const silent = await submitted(teller, unreachable)
  const { db } = late.core.store
  const { form } = await db.selectFrom('case_file').select('form').where('id', '=', silent.id).executeTakeFirstOrThrow()
  const { mobile: _none, ...rest } = JSON.parse(form)
  await db
    .updateTable('case_file')
    .set({ form: JSON.stringify(rest) })
    .where('id', '=', silent.id)
    .execute()
  const effect = await taken('2026年12月31日（周四）至2027年1月4日（周一）放假调休，共5天')
  expect(effect.promises.map(({ number, would, tell }) => [number, would, tell])).toEqual([
    [given.number, '2027-01-08', 'text'],
    [moving.number, '2027-01-08', 'text'],
    [silent.number, '2027-01-08', 'call'],
  ])
  expect(effect.promises[0]?.name).not.toBe(keeps?.name)
  expect(await promised(moving.id)).toMatchObject({ day: '2027-01-08', covered: true })
  const calls = await late.core.store.db.selectFrom('reminder').select(['case_id', 'state']).where('kind', '=', 'delayed').execute()
  expect(calls.filter(({ state }) => state === 'refused').map(({ case_id }) => case_id)).toEqual([silent.id])
  await late.end()
})

const noticeOf = (newYear: string): string => `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：${newYear}。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日放假。
六、中秋节：9月15日放假。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`
