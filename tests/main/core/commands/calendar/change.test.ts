/** The manager's calendar: a year read in or a day closed moves what is promised, never to an earlier day, and tells who was promised. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import { CalendarYear } from '../../../../../shared/pickup/calendar.ts'
import { Day } from '../../../../../shared/time.ts'
import { madeUpCitizens, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
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
