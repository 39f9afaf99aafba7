/** Takes and calls tickets as a hall does on a busy day: each number once, each citizen to one counter. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { TicketId } from '../../../../../shared/ids.ts'
import { citizen, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter, heldClock, type Seat, testMorning } from '../../../../support/a-counter.ts'

const hour = 3_600_000
const day = 24 * hour

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
beforeEach(() => {
  today += day
  counter.clock.set(new Date(today).toISOString())
})

const take = (priority = false) => lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority })
const numbers = (tickets: readonly { number: string }[]) => tickets.map(({ number }) => number)

describe('numbers', () => {
  test('run from 001 and start over the next day', async () => {
    expect(numbers([await take(), await take(), await take()])).toEqual(['A001', 'A002', 'A003'])
    counter.clock.advance(day)
    expect((await take()).number).toBe('A001')
  })

  test('change with the branch’s midnight, not with Greenwich', async () => {
    counter.clock.set('2026-04-30T15:59:59.000Z')
    await take()
    expect((await take()).number).toBe('A002')
    counter.clock.set('2026-04-30T16:00:00.000Z')
    expect((await take()).number).toBe('A001')
  })

  test('2,000 taken at once are 2,000 numbers without a gap', async () => {
    const taken = await Promise.all(
      Array.from({ length: 2000 }, (_, at) => (at % 2 ? lobby : teller)).map(seat =>
        seat.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false }),
      ),
    )
    const sorted = taken.map(({ number }) => Number(number.slice(1))).sort((a, b) => a - b)
    expect(sorted).toEqual(Array.from({ length: 2000 }, (_, at) => at + 1))
  }, 60_000)

  test('a clock set back an hour or a day gives no number twice', async () => {
    await take()
    counter.clock.advance(-hour)
    expect((await take()).number).toBe('A002')
    counter.clock.advance(-day)
    const before = await take()
    counter.clock.advance(day)
    expect((await take()).number).toBe('A003')
    expect(before.number).not.toBe('')
  })

  test('the store refuses a number a second time, whoever writes it', async () => {
    await take()
    const { db } = counter.core.store
    const row = await db.selectFrom('ticket').selectAll().where('day', '=', counter.clock.today()).executeTakeFirstOrThrow()
    await expect(
      db
        .insertInto('ticket')
        .values({ ...row, id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' })
        .execute(),
    ).rejects.toThrow(/unique constraint/i)
  })

  test('an item the place does not offer gets no ticket', async () => {
    const manager = await counter.manager()
    const { newest, decisions } = await manager.call('profile.versions', {})
    const items = { ...newest.items, value: newest.items.value.filter(item => item !== 'PWD_RESET') }
    await manager.call('profile.save', {
      change: { kind: 'edit', profile: { ...newest, items } },
      begins: counter.clock.today(),
      reason: '密码重置由人社大厅办理',
      seen: decisions[0]?.seq ?? 0,
    })
    expect(await lobby.ask('ticket.take', { item: 'PWD_RESET', priority: false })).toEqual({
      ok: false,
      error: { code: 'ITEM_NOT_OFFERED', detail: { item: 'PWD_RESET' } },
    })
  })
})

describe('calling', () => {
  test('takes priority first, then who came first', async () => {
    await take()
    await take()
    await take(true)
    const calls: string[] = []
    for (let at = 0; at < 3; at += 1) {
      const called = await teller.call('ticket.call', {})
      calls.push(called.number)
      await teller.call('ticket.finish', { ticketId: called.id })
    }
    expect(calls).toEqual(['A003', 'A001', 'A002'])
    expect(await teller.ask('ticket.call', {})).toEqual({ ok: false, error: { code: 'NOBODY_WAITING' } })
  })

  test('two tellers at the same moment never get the same citizen', async () => {
    for (let at = 0; at < 10; at += 1) await take()
    const tellers: Seat[] = []
    for (let at = 0; at < 8; at += 1) tellers.push(await counter.hired(`t${at}`, ['teller'], String(20 + at)))
    const called = await Promise.all(tellers.map(seat => seat.call('ticket.call', {})))
    expect(new Set(numbers(called)).size).toBe(8)
    expect(numbers(called).sort()).toEqual(['A001', 'A002', 'A003', 'A004', 'A005', 'A006', 'A007', 'A008'])
    const line = await lobby.call('ticket.line', {})
    expect(line.atCounters.map(({ counter: at }) => at).sort()).toEqual(['20', '21', '22', '23', '24', '25', '26', '27'])
    expect(numbers(line.waiting)).toEqual(['A009', 'A010'])
  })

  test('a teller pressing twice does not take two', async () => {
    await take()
    await take()
    const answers = await Promise.all([teller.ask('ticket.call', {}), teller.ask('ticket.call', {})])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual({ ok: false, error: { code: 'TICKET_OPEN', detail: { ticket: 'A001' } } })
  })

  test('who did not come is marked absent, and can be called again when he turns up', async () => {
    const ticket = await take()
    const first = await teller.call('ticket.call', {})
    expect(first).toMatchObject({ id: ticket.id, state: 'called', counter: '03', calls: 1 })
    expect((await teller.call('ticket.recall', { ticketId: ticket.id })).calls).toBe(2)
    expect((await teller.call('ticket.absent', { ticketId: ticket.id })).state).toBe('absent')
    expect(await teller.ask('ticket.call', {})).toEqual({ ok: false, error: { code: 'NOBODY_WAITING' } })

    expect(await other.call('ticket.recall', { ticketId: ticket.id })).toMatchObject({ state: 'called', counter: '04', calls: 3 })
    expect((await other.call('ticket.finish', { ticketId: ticket.id })).state).toBe('done')
    expect(await other.ask('ticket.recall', { ticketId: ticket.id })).toEqual({
      ok: false,
      error: { code: 'TICKET_STATE', detail: { state: 'done' } },
    })
  })

  test('nobody calls a citizen away from another counter', async () => {
    await take()
    const called = await teller.call('ticket.call', {})
    expect(await other.ask('ticket.recall', { ticketId: called.id })).toMatchObject({ ok: false, error: { code: 'TICKET_STATE' } })
    expect((await teller.call('ticket.line', {})).mine?.number).toBe(called.number)
  })

  test('nobody recalls a second citizen while one sits there', async () => {
    await take()
    await take()
    const late = await teller.call('ticket.call', {})
    await teller.call('ticket.absent', { ticketId: late.id })
    const here = await teller.call('ticket.call', {})
    expect(await teller.ask('ticket.recall', { ticketId: late.id })).toEqual({
      ok: false,
      error: { code: 'TICKET_OPEN', detail: { ticket: here.number } },
    })
  })

  test('yesterday’s number is not called today', async () => {
    const ticket = await take()
    await teller.call('ticket.call', {})
    await teller.call('ticket.absent', { ticketId: ticket.id })
    counter.clock.advance(day)
    expect(await teller.ask('ticket.recall', { ticketId: ticket.id })).toMatchObject({ ok: false, error: { code: 'TICKET_STATE' } })
    expect((await teller.call('ticket.line', {})).atCounters).toEqual([])
  })

  test('a ticket nobody took is not there', async () => {
    const nobodys = TicketId.parse('7ZZZZZZZZZZZZZZZZZZZZZZZZZ')
    for (const name of ['ticket.recall', 'ticket.absent', 'ticket.finish'] as const)
      expect(await teller.ask(name, { ticketId: nobodys })).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await teller.ask('case.open', { ticketId: nobodys, identity: citizen })).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})

describe('the line on the wall', () => {
  test('tells how long people wait and since when nobody does', async () => {
    await take()
    counter.clock.advance(10 * 60_000)
    await take()
    const first = await teller.call('ticket.call', {})
    counter.clock.advance(20 * 60_000)
    await other.call('ticket.call', {})
    const line = await lobby.call('ticket.line', {})
    expect(line.meanWaitMinutes).toBe(15)
    expect(line.emptySince).toBe(counter.clock.now())
    await teller.call('ticket.finish', { ticketId: first.id })
  })

  test('a ticket whose case is open is being served, and is done when the case is void', async () => {
    await take()
    const ticket = await teller.call('ticket.call', {})
    const view = await teller.call('case.open', { ticketId: ticket.id, identity: citizen })
    expect(view.ticket).toBe('A001')
    expect((await teller.call('ticket.line', {})).mine?.state).toBe('serving')
    expect(await teller.ask('ticket.absent', { ticketId: ticket.id })).toMatchObject({ ok: false, error: { code: 'TICKET_STATE' } })
    await teller.call('case.void', { caseId: view.id, revision: view.revision, reason: '客户改天再来' })
    expect((await teller.call('ticket.line', {})).atCounters).toEqual([])
    expect((await opened(teller)).ticket).toBeNull()
  })
})

describe('what was pressed by mistake', () => {
  const refused = async (seat: Seat, ticketId: TicketId) => {
    const reply = await seat.ask('ticket.takeBack', { ticketId })
    return reply.ok ? 'taken back' : reply.error.code
  }
  const line = async () => numbers((await lobby.call('ticket.line', {})).waiting)

  test('a number called by mistake stands in its old place again, as if nobody had called it', async () => {
    const [first, second] = [await take(), await take()]
    await teller.call('ticket.call', {})
    const back = await teller.call('ticket.takeBack', { ticketId: first.id })
    expect(back).toMatchObject({ state: 'waiting', calls: 0, calledAt: null, counter: null })
    expect(await line()).toEqual(numbers([first, second]))
    expect((await other.call('ticket.call', {})).number).toBe(first.number)
    await other.call('ticket.finish', { ticketId: first.id })
  })

  test('a number given by mistake goes out of the line and is not given again', async () => {
    const first = await take()
    await lobby.call('ticket.takeBack', { ticketId: first.id })
    expect(await line()).toEqual([])
    expect((await take()).number).toBe('A002')
  })

  test('an absence pressed by mistake is taken back while the counter is free, without a second call', async () => {
    const first = await take()
    await teller.call('ticket.call', {})
    await teller.call('ticket.absent', { ticketId: first.id })
    expect(await teller.call('ticket.takeBack', { ticketId: first.id })).toMatchObject({ state: 'called', calls: 1 })
    await teller.call('ticket.finish', { ticketId: first.id })
  })

  test('after twelve seconds, at another counter, called twice or with a case open nothing is taken back', async () => {
    const [first, second, third] = [await take(), await take(), await take()]
    counter.clock.advance(13_000)
    expect(await refused(lobby, third.id)).toBe('TICKET_STATE')
    await teller.call('ticket.call', {})
    expect(await refused(other, first.id)).toBe('TICKET_STATE')
    await teller.call('ticket.recall', { ticketId: first.id })
    expect(await refused(teller, first.id)).toBe('TICKET_STATE')
    await teller.call('ticket.finish', { ticketId: first.id })
    await teller.call('ticket.call', {})
    counter.clock.advance(13_000)
    expect(await refused(teller, second.id)).toBe('TICKET_STATE')
    await teller.call('ticket.finish', { ticketId: second.id })
    expect(await refused(teller, second.id)).toBe('TICKET_STATE')
  })
})
