/** The line in the store: priority with its reason in the log, numbers aside and back, windows with series of their own. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ItemCode } from '../../../../../shared/business/items.ts'
import type { PriorityKind } from '../../../../../shared/queue/line.ts'
import { citizen } from '../../../../support/a-case.ts'
import { aCounter, type Counter, heldClock, type Seat, testMorning } from '../../../../support/a-counter.ts'

const day = 24 * 3_600_000
const minute = 60_000
let counter: Counter
let lobby: Seat
let teller: Seat
let other: Seat
let today = Date.parse(testMorning)
beforeAll(async () => {
  counter = await aCounter({ clock: heldClock() })
  lobby = await counter.lobby()
  teller = await counter.teller()
  other = await counter.hired('jingban2', ['teller'], '04')
})
afterAll(() => counter.end())
// Every story has a day of its own, so that its line begins empty.
beforeEach(async () => {
  today += day
  counter.clock.set(new Date(today).toISOString())
  for (const seat of [teller, other]) {
    await seat.call('queue.assign', { series: null })
    await seat.call('queue.pause', { reason: null })
  }
})

const take = (kind: PriorityKind | null = null, item: ItemCode = 'REPLACE_PHOTO') =>
  lobby.call('ticket.take', { item, priority: kind !== null, kind })
async function next(seat: Seat = teller): Promise<string> {
  const called = await seat.call('ticket.call', {})
  await seat.call('ticket.finish', { ticketId: called.id })
  return called.number
}
const logged = async (what: string) =>
  (await (await counter.manager()).call('audit.find', { caseId: null, day: counter.clock.today() })).entries.filter(
    entry => entry.what === what,
  )

test('two with priority, then one who came earlier; each that jumped stands in the log with the reason', async () => {
  for (let at = 0; at < 3; at += 1) await take()
  for (const kind of ['old', 'disabled', 'soldier'] as const) await take(kind)
  const line = await lobby.call('ticket.line', {})
  const order: string[] = []
  for (let at = 0; at < 6; at += 1) order.push(await next())
  expect(order).toEqual(['A004', 'A005', 'A001', 'A006', 'A002', 'A003'])
  // The line as it was shown is the order in which they were called.
  expect(line.waiting.map(({ number }) => number)).toEqual(order)
  const jumps = (await logged('ticket.call')).map(({ facts }) => [facts.ticket, facts.jump ?? null])
  expect(jumps.reverse()).toEqual([
    ['A004', 'old'],
    ['A005', 'disabled'],
    ['A001', null],
    ['A006', 'soldier'],
    ['A002', null],
    ['A003', null],
  ])
})

test('whoever waited past the longest wait is called before priority', async () => {
  await take()
  counter.clock.advance(46 * minute)
  await take('old')
  expect([await next(), await next()]).toEqual(['A001', 'A002'])
})

test('a clock set back an hour leaves the order as it was', async () => {
  await take()
  counter.clock.advance(-60 * minute)
  await take()
  expect([await next(), await next()]).toEqual(['A001', 'A002'])
})

test('a number is held while its person fetches something, and comes back to its place', async () => {
  await take()
  await take()
  const first = await teller.call('ticket.call', {})
  expect(await other.ask('ticket.hold', { ticketId: first.id, reason: 'copy' })).toMatchObject({ error: { code: 'TICKET_STATE' } })
  expect((await teller.call('ticket.hold', { ticketId: first.id, reason: 'copy' })).state).toBe('held')
  expect((await teller.call('queue.view', {})).aside.map(({ number }) => number)).toEqual(['A001'])
  await teller.call('ticket.return', { ticketId: first.id })
  expect([await next(), await next()]).toEqual(['A001', 'A002'])
})

test('whoever missed the call and comes back stands three turns back', async () => {
  const late = await take()
  await teller.call('ticket.call', {})
  await teller.call('ticket.absent', { ticketId: late.id })
  for (let at = 0; at < 4; at += 1) await take()
  await lobby.call('ticket.return', { ticketId: late.id })
  const order: string[] = []
  for (let at = 0; at < 5; at += 1) order.push(await next())
  expect(order).toEqual(['A002', 'A003', 'A004', 'A001', 'A005'])
})

test('a wrong number is sent to another item and window with its reason; what is printed on the slip stays', async () => {
  await take()
  await take()
  const wrong = await teller.call('ticket.call', {})
  const sent = await teller.call('ticket.transfer', { ticketId: wrong.id, item: 'PICKUP', to: '04', reason: 'wrong-series' })
  expect(sent).toMatchObject({ number: 'A001', item: 'PICKUP', state: 'waiting', to: '04' })
  expect(await next(teller)).toBe('A002')
  expect(await teller.ask('ticket.call', {})).toMatchObject({ error: { code: 'NOBODY_WAITING' } })
  expect(await next(other)).toBe('A001')
  expect((await logged('ticket.transfer'))[0]?.facts).toMatchObject({ ticket: 'A001', item: 'PICKUP', to: '04', reason: 'wrong-series' })
})

describe('a number that is handed on', () => {
  const reason = 'own-window' as const

  test('stands first at the other window with who sent it and why, and what was begun for it goes along', async () => {
    await take()
    await take()
    const first = await teller.call('ticket.call', {})
    await teller.call('ticket.hold', { ticketId: first.id, reason: 'copy' })
    const second = await teller.call('ticket.call', {})
    const { id: caseId, number: caseNumber } = await teller.call('case.open', { ticketId: second.id, identity: citizen })
    await teller.call('ticket.return', { ticketId: first.id })
    await teller.call('ticket.transfer', { ticketId: second.id, item: second.item, to: '04', reason })
    const { waiting } = await other.call('ticket.line', {})
    expect(waiting.map(({ number }) => number)).toEqual(['A002', 'A001'])
    expect(waiting[0]).toMatchObject({ to: '04', sent: { counter: '03', reason } })
    // Nobody else may call it, and it goes on where it stood, by whoever calls it.
    expect(await next(teller)).toBe('A001')
    expect((await other.call('ticket.call', {})).number).toBe('A002')
    const mine = async (seat: Seat) => (await seat.call('case.find', { which: 'mine', text: '' })).map(({ id }) => id)
    expect(await mine(other)).toEqual([caseId])
    expect(await mine(teller)).toEqual([])
    expect((await logged('case.handOn'))[0]).toMatchObject({ caseNumber, counter: '04' })
    const { revision } = await other.call('case.view', { caseId })
    await other.call('case.void', { caseId, revision, reason: '客户改天再来' })
    expect((await other.call('ticket.line', {})).atCounters).toEqual([])
  })

  test('is taken back as it was, until somebody has called it', async () => {
    await take()
    const called = await teller.call('ticket.call', {})
    const send = () => teller.call('ticket.transfer', { ticketId: called.id, item: 'PICKUP', to: '04', reason })
    await send()
    const back = await teller.call('ticket.takeBack', { ticketId: called.id })
    expect(back).toMatchObject({ state: 'called', item: 'REPLACE_PHOTO', to: null, counter: '03', calls: 1 })
    await send()
    await other.call('ticket.call', {})
    expect(await teller.ask('ticket.takeBack', { ticketId: called.id })).toMatchObject({ error: { code: 'TICKET_STATE' } })
    // The other window may have called it by mistake: it waits there again.
    expect(await other.call('ticket.takeBack', { ticketId: called.id })).toMatchObject({ state: 'waiting', to: '04', calls: 1 })
    counter.clock.advance(13_000)
    expect(await teller.ask('ticket.takeBack', { ticketId: called.id })).toMatchObject({ error: { code: 'TICKET_STATE' } })
    expect(await next(other)).toBe('A001')
  })

  test('to a window where nobody sits is called by the others', async () => {
    await take()
    const called = await teller.call('ticket.call', {})
    await teller.call('ticket.transfer', { ticketId: called.id, item: called.item, to: '77', reason })
    expect(await next(other)).toBe('A001')
  })

  test('stays where it is when a colleague sends it', async () => {
    await take()
    const called = await teller.call('ticket.call', {})
    const reply = await other.ask('ticket.transfer', { ticketId: called.id, item: called.item, to: '04', reason })
    expect(reply).toMatchObject({ error: { code: 'TICKET_STATE' } })
    await teller.call('ticket.finish', { ticketId: called.id })
  })
})

test('a window calls the series it has, and none while it pauses', async () => {
  await take()
  await take(null, 'PICKUP')
  await teller.call('queue.assign', { series: ['L'] })
  expect(await next()).toBe('L001')
  expect(await teller.ask('ticket.call', {})).toMatchObject({ error: { code: 'NOBODY_WAITING' } })
  await teller.call('queue.assign', { series: null })
  const { window } = await teller.call('queue.pause', { reason: 'away' })
  expect(window).toMatchObject({ paused: 'away' })
  expect(await teller.ask('ticket.call', {})).toMatchObject({ error: { code: 'WINDOW_PAUSED' } })
})

test('what a wait is follows from what visits took, and stands on the slip', async () => {
  for (let at = 0; at < 3; at += 1) {
    await take()
    const called = await teller.call('ticket.call', {})
    counter.clock.advance(12 * minute)
    await teller.call('ticket.finish', { ticketId: called.id })
  }
  for (let at = 0; at < 2; at += 1) await take()
  const { estimates } = await teller.call('queue.view', {})
  expect(estimates).toMatchObject([{ series: 'A', waiting: 2, minutes: 24 }])
  const ticket = await take()
  const slip = await lobby.call('slip.page', { kind: 'ticket', caseId: null, ticketId: ticket.id })
  expect(slip.html).toContain('预计等候约 24 分钟')
})

test('the hall shows numbers and windows, the newest first, and no name', async () => {
  await take()
  await take()
  await teller.call('ticket.call', {})
  counter.clock.advance(1_000)
  await other.call('ticket.call', {})
  const reply = await counter.send(99, 'hall.view', {}, 'hall')
  expect(reply).toMatchObject({
    ok: true,
    value: {
      waiting: 0,
      calls: [
        { number: 'A002', counter: '04' },
        { number: 'A001', counter: '03' },
      ],
    },
  })
})
