/** A write that is sent again: one effect, the first answer, and after a restart a plain word that it is done. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerBranch } from '../../../../main/core/host/answer.ts'
import { refuseBarred } from '../../../../main/core/records/desk/rows.ts'
import { aCounter, type Counter, type Seat } from '../../../support/a-counter.ts'

let counter: Counter
let lobby: Seat
let answer: ReturnType<typeof answerBranch>
let ids = 0

beforeAll(async () => {
  counter = await aCounter()
  lobby = await counter.lobby()
  answer = answerBranch(counter.core)
})
afterAll(() => counter.end())

const ticket = { item: 'REPLACE_PHOTO', priority: false }
const take = (id: string | null, by = answer) => by({ window: 'desk', seat: lobby.number }, 'ticket.take', ticket, id)
const nextId = () => {
  ids += 1
  return `desk:${ids}`
}
const tickets = async () => (await counter.core.store.db.selectFrom('ticket').select('id').execute()).length
const isMarked = async (id: string) =>
  (await counter.core.store.db.selectFrom('call_done').selectAll().where('id', '=', id).execute()).length === 1

test('is done once and answered alike, also while the first is still under way', async () => {
  const before = await tickets()
  const id = nextId()
  const [first, again] = await Promise.all([take(id), take(id)])
  expect(first).toMatchObject({ ok: true })
  expect(again).toEqual(first)
  expect(await take(id)).toEqual(first)
  expect((await tickets()) - before).toBe(1)
  expect(await isMarked(id)).toBe(true)
})

test('without an id is a write of its own each time', async () => {
  const before = await tickets()
  await take(null)
  await take(null)
  expect((await tickets()) - before).toBe(2)
})

test('after a restart is not done again, and says so', async () => {
  const id = nextId()
  await take(id)
  const before = await tickets()
  const restarted = answerBranch(counter.core)
  expect(await take(id, restarted)).toEqual({ ok: false, error: { code: 'DONE_BEFORE' } })
  expect(await tickets()).toBe(before)
})

test('that was refused leaves no mark, and is refused alike', async () => {
  const id = nextId()
  const voided = () => answer({ window: 'desk', seat: lobby.number }, 'ticket.absent', { ticketId: '0'.repeat(26) }, id)
  const first = await voided()
  expect(first).toMatchObject({ ok: false })
  expect(await voided()).toEqual(first)
  expect(await isMarked(id)).toBe(false)
})

test('whose id is taken for another write gets nothing of it', async () => {
  const id = nextId()
  await take(id)
  const other = await answer({ window: 'desk', seat: lobby.number }, 'session.signOut', {}, id)
  expect(other).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
  expect(await lobby.call('session.view', {})).not.toBeNull()
})

test('marks older than a day go, a few with each write', async () => {
  const id = nextId()
  await take(id)
  counter.clock.advance(25 * 60 * 60_000)
  // Overnight everybody's session may have run out; the mark goes with any write.
  await answer({ window: 'desk', seat: (await counter.lobby()).number }, 'ticket.take', ticket, nextId())
  expect(await isMarked(id)).toBe(false)
})

test('of a desk that is barred is refused in its own transaction', async () => {
  await expect(counter.core.store.write(({ tx }) => refuseBarred(tx, '0'.repeat(26)))).rejects.toMatchObject({ code: 'DESK_BARRED' })
  const reply = await answer({ window: 'desk', seat: lobby.number, desk: '0'.repeat(26) }, 'session.signOut', {}, nextId())
  expect(reply).toMatchObject({ ok: false, error: { code: 'DESK_BARRED' } })
})

test('a branch that runs alone has no desks to invite', async () => {
  const manager = await counter.manager()
  expect(await manager.ask('desk.invite', {})).toEqual({ ok: false, error: { code: 'NO_HALL' } })
  expect(await manager.call('desk.list', {})).toEqual({ hall: false, desks: [], invitation: null })
  expect(await manager.call('line.view', {})).toEqual({ state: 'alone', since: null })
})
