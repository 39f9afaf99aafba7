/** The manager reads what happened in a span of days: how many, how long people waited, how pictures did, what was sent back, what people said. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { firstSheet } from '../../../../../main/core/platform/workbook/sheet.ts'
import { noticesFor } from '../../../../../shared/business/notices.ts'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { Day } from '../../../../../shared/time.ts'
import { chosen, contactDetails, holding, madeUpCitizens, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let engine: SharedEngine
let counter: Counter
let manager: Seat
let teller: Seat
const minute = 60_000
const monday = Day.parse('2026-03-09')
const march = { from: Day.parse('2026-03-01'), to: Day.parse('2026-03-31') }
const report = (ask: Partial<In<'report.view'>> = {}) => manager.call('report.view', { span: march, ...ask })

type Visit = { readonly waits: number; readonly takes: number; readonly shots: number }

/** Somebody takes a number, waits, is called, is photographed so often, and leaves after so many minutes. */
async function served(person: IdentityInput | undefined, { waits, takes, shots }: Visit) {
  if (!person) throw new Error('enough people are made up')
  const ticket = await (await counter.lobby()).call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  counter.clock.advance(waits * minute)
  await teller.call('ticket.call', {})
  const view = await teller.call('case.open', { ticketId: ticket.id, identity: person })
  await holding(teller, view)
  await teller.call('business.give', {
    caseId: view.id,
    revision: view.revision,
    item: 'REPLACE_PHOTO',
    reason: 'LOOKS_CHANGED',
    photoPlan: 'new',
    papers: ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO'],
    notices: [...noticesFor('REPLACE_PHOTO')],
    consents: ['PHOTO_CONSENT'],
  })
  await teller.call('form.complete', { caseId: view.id, draft: contactDetails })
  let shot = view
  for (let taken = 0; taken < shots; taken += 1)
    shot = await teller.call('photo.capture', { caseId: view.id, source: 'preview', images: [await citizenPhoto()] })
  const taken = await chosen(teller, shot)
  const signed = await teller.call('confirm.sign', { caseId: view.id, revision: taken.revision, signature })
  counter.clock.advance(takes * minute)
  return teller.call('case.submit', { caseId: view.id, revision: signed.revision })
}

beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  manager = await counter.manager()
  teller = await counter.teller()
  const [first, second, third] = madeUpCitizens(3)
  const one = await served(first, { waits: 2, takes: 4, shots: 1 })
  const two = await served(second, { waits: 10, takes: 6, shots: 2 })
  const reviewer = await counter.reviewer()
  await reviewer.call('review.approve', { caseId: one.id, revision: one.revision })
  await reviewer.call('review.return', {
    caseId: two.id,
    revision: two.revision,
    faults: [
      { part: 'form', what: 'mailAddr' },
      { part: 'form', what: 'mobile' },
      { part: 'photo', what: null },
    ],
    note: '地址不全，照片重拍',
  })
  await teller.call('rating.give', { caseId: one.id, grade: 5 })
  await teller.call('rating.give', { caseId: two.id, grade: 2, reasons: ['wait', 'again'], words: '' })
  counter.clock.set('2026-03-10T16:30:00.000Z')
  await served(third, { waits: 1, takes: 5, shots: 1 })
})
afterAll(async () => {
  await counter.end()
  await engine.end()
})

test('counts, waits and handling times of all days', async () => {
  const { total } = await report()
  expect(total).toMatchObject({
    taken: 3,
    served: 3,
    approved: 1,
    returned: 1,
    closed: 0,
    wait: { count: 3, median: 2 * 60, nine: 10 * 60 },
    handling: { count: 3, median: 5 * 60, nine: 6 * 60 },
    rating: { count: 2, sum: 7, bad: 1 },
  })
})

test('a day is the day of the branch, not of Greenwich', async () => {
  const { byDay } = await report()
  expect(byDay.map(({ day, tally }) => [day, tally.served])).toEqual([
    ['2026-03-09', 2],
    ['2026-03-11', 1],
  ])
  expect((await report({ span: { from: monday, to: monday } })).total).toMatchObject({ taken: 2, served: 2, approved: 1, returned: 1 })
})

test('by item and by teller, alone or as a filter', async () => {
  const { byItem, byOperator } = await report()
  expect(byItem.map(({ item, tally }) => [item, tally.served])).toEqual([['REPLACE_PHOTO', 3]])
  expect(byOperator.map(({ tally }) => [tally.served, tally.returned])).toEqual([[3, 1]])
  expect((await report({ item: 'APPLY' })).total).toMatchObject({ taken: 0, served: 0, wait: null })
  expect((await report({ operatorId: byOperator[0]?.operatorId ?? null })).total.served).toBe(3)
})

test('a first picture that stayed is told from one that was taken again', async () => {
  const { photo } = (await report()).total
  expect(photo).toEqual({ first: 2, of: 3, shots: 4 })
})

test('what was sent back counts each part once, and a bad grade is listed with its reasons', async () => {
  const { returns, grades, badReasons, bad } = await report()
  expect(returns).toEqual([
    { part: 'form', count: 1 },
    { part: 'photo', count: 1 },
  ])
  expect(grades.filter(({ count }) => count > 0)).toEqual([
    { grade: 5, count: 1 },
    { grade: 2, count: 1 },
  ])
  expect(badReasons).toEqual([
    { reason: 'wait', count: 1 },
    { reason: 'again', count: 1 },
  ])
  expect(bad).toMatchObject([{ number: 'YL01-20260309-0002', grade: 2, reasons: ['wait', 'again'] }])
})

test('the workbook has a sheet for each group', async () => {
  const { name, bytes } = await manager.call('report.workbook', { span: march })
  expect(name).toBe('业务报表 2026-03-01 至 2026-03-31.xlsx')
  const book = await readWorkbook(bytes)
  const { rows } = firstSheet(book)
  expect([...book.parts.keys()].filter(part => part.startsWith('xl/worksheets/sheet'))).toHaveLength(6)
  const cells = rows.map(({ cells: row }) => [...row.values()].map(cell => cell.text).slice(0, 3))
  expect(cells).toEqual([
    ['日期', '取号', '受理'],
    ['2026-03-09', '2', '2'],
    ['2026-03-11', '1', '1'],
    ['合计', '3', '3'],
  ])
})

test('today stands beside the same weekday of the week before, with the line by the hour and first pictures by the day', async () => {
  counter.clock.set('2026-03-16T02:00:00.000Z')
  const { line, lastWeek, pictures, cards } = await manager.call('report.today', {})
  expect(lastWeek).toEqual({ taken: 2, served: 2, photo: { first: 1, of: 2 } })
  expect(pictures).toEqual([
    { day: '2026-03-09', first: 1, of: 2 },
    { day: '2026-03-11', first: 1, of: 1 },
  ])
  expect(cards).toEqual({ week: 0, month: 0, quarter: 0, longer: 0 })
  // The second came after the first had been called.
  expect(Math.max(...line.map(({ high }) => high ?? 0))).toBe(1)
  expect(line.filter(({ most }) => most !== null).map(({ hour }) => hour)).toEqual(line.map(({ hour }) => hour).filter(hour => hour <= 10))
})
