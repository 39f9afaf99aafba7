/** Tests the outbox on a real store: order, leases, rest, dead letters, and that nothing is lost, doubled or stuck. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { drain, type Sent } from '../../../../../main/core/platform/outbox/drain.ts'
import { outboxItems } from '../../../../../main/core/platform/outbox/items.ts'
import {
  type Claimed,
  claim,
  drop,
  enqueue,
  leaseMs,
  recover,
  replay,
  settle,
  type Verdict,
  waitingIn,
  wake,
} from '../../../../../main/core/platform/outbox/outbox.ts'
import { openStore } from '../../../../../main/core/platform/store/open.ts'
import type { Store } from '../../../../../main/core/platform/store/store.ts'
import type { Tx } from '../../../../../main/core/platform/store/unit-of-work.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { type HeldClock, heldClock } from '../../../../support/a-counter.ts'
import { dice } from '../../../../support/a-dice.ts'

let folder: string
let store: Store
let clock: HeldClock
let logged: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'))
  clock = heldClock()
  logged = []
  const around = { clock, log: () => undefined, tell: () => undefined }
  store = (await openStore({ dataFolder: folder, key: { kind: 'beside' }, birth: practiceBirth }, around)).store
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const channel = 'centre'
// The middle of every jitter: a rest is half of what it may be.
const world = () => ({ store, clock, draw: () => 0.5, log: (code: string) => void logged.push(code) })
const send = (lane: string, key: string) =>
  store.write(({ tx }) => enqueue(world(), tx, { channel, lane, key, kind: 'case', body: `{"case":"${lane}"}` }))
const take = () => store.write(({ tx }) => claim(world(), tx, channel))
const settled = (held: Claimed | null, verdict: Verdict) => {
  if (!held) throw new Error('nothing was claimed')
  return store.write(({ tx }) => settle(world(), tx, held, verdict))
}
const done: Verdict = { is: 'done', receipt: 'R1' }
const rows = () => store.db.selectFrom('outbox').selectAll().orderBy('seq').execute()
const run = (answer: (message: Claimed) => Sent | Promise<Sent>, workers = 1) =>
  drain(world(), { channel, workers, signal: new AbortController().signal, send: async message => answer(message) })

test('a message is there with the fact it tells of, and gone with it when the fact is not written', async () => {
  const failed = store.write(async ({ tx }) => {
    await enqueue(world(), tx, { channel, lane: 'case-1', key: 'case-1/made', kind: 'case', body: '{}' })
    throw new Error('the approval was not written')
  })
  await expect(failed).rejects.toThrow('the approval')
  expect(await rows()).toEqual([])
  expect(await send('case-1', 'case-1/made')).toBe(true)
  expect(await take()).toMatchObject({ key: 'case-1/made', body: '{"case":"case-1"}', attempts: 1 })
})

test('the key outlives success: what arrived is never enqueued a second time', async () => {
  await send('case-1', 'case-1/made')
  await settled(await take(), done)
  expect(await send('case-1', 'case-1/made')).toBe(false)
  expect(await take()).toBeNull()
  expect(await rows()).toMatchObject([{ state: 'done', receipt: 'R1' }])
})

test('messages of one case go in their order, and no case waits for another', async () => {
  await send('case-1', 'picture-1')
  await send('case-1', 'case-1')
  await send('case-2', 'picture-2')
  const first = await take()
  const second = await take()
  expect([first?.key, second?.key]).toEqual(['picture-1', 'picture-2'])
  expect(await take()).toBeNull()
  await settled(second, { is: 'dead', error: 'PHOTO_SIZE', acts: 'counter' })
  await settled(first, done)
  expect(await take()).toMatchObject({ key: 'case-1' })
})

test('what a refused message holds back waits for a person: tried again it goes first, given up the next goes on', async () => {
  await send('case-1', 'picture')
  await send('case-1', 'case')
  await settled(await take(), { is: 'dead', error: 'PHOTO_SIZE', acts: 'counter' })
  expect(await take()).toBeNull()
  expect(await waitingIn(store.db, channel)).toEqual({ waiting: 1, dead: 1, oldest: clock.now() })
  const [dead] = await rows()
  expect(dead).toMatchObject({ state: 'dead', error: 'PHOTO_SIZE', acts: 'counter' })
  const seq = dead?.seq ?? 0
  expect(await store.write(({ tx }) => replay(world(), tx, seq))).toBe(true)
  const again = await take()
  expect(again).toMatchObject({ key: 'picture', attempts: 1 })
  await settled(again, { is: 'dead', error: 'PHOTO_SIZE', acts: 'counter' })
  expect(await store.write(({ tx }) => drop(world(), tx, seq))).toBe(true)
  expect(await take()).toMatchObject({ key: 'case' })
  expect(await rows()).toMatchObject([{ state: 'dropped', error: 'PHOTO_SIZE' }, { state: 'leased' }])
})

test('a worker that lost its lease is told so, and what it learned counts for nothing', async () => {
  await send('case-1', 'case-1')
  const slow = await take()
  expect(await take()).toBeNull()
  clock.advance(leaseMs)
  const quick = await take()
  expect(quick).toMatchObject({ key: 'case-1', attempts: 2 })
  expect(await settled(slow, { is: 'done', receipt: 'stale' })).toBe(false)
  expect(await settled(quick, done)).toBe(true)
  expect(await settled(quick, { is: 'dead', error: 'LATE', acts: 'centre' })).toBe(false)
  expect(await rows()).toMatchObject([{ state: 'done', receipt: 'R1' }])
})

test('a lease counts from the claim, so a message that waited long before it is not run twice', async () => {
  await send('case-1', 'case-1')
  clock.advance(leaseMs * 10)
  expect(await take()).not.toBeNull()
  clock.advance(leaseMs - 1)
  expect(await take()).toBeNull()
})

test('after a kill the next start works at once on what was in the hands of the one before', async () => {
  await send('case-1', 'case-1')
  await take()
  await store.write(({ tx }) => recover(world(), tx, channel))
  expect(await take()).toMatchObject({ key: 'case-1' })
})

test('a clock that was set back by a year keeps nothing waiting for a year', async () => {
  await send('case-1', 'case-1')
  await settled(await take(), { is: 'again', error: 'CENTRE_TROUBLE' })
  clock.set('2025-03-09T02:30:00.000Z')
  expect(await take()).toBeNull()
  await store.write(({ tx }) => recover(world(), tx, channel))
  expect(await take()).toMatchObject({ key: 'case-1' })
})

test('what fails rests longer each time but never more than five minutes, and is tried for ever', async () => {
  await send('case-1', 'case-1')
  const rests: number[] = []
  for (let attempt = 1; attempt <= 40; attempt += 1) {
    await settled(await take(), { is: 'again', error: 'CENTRE_TROUBLE' })
    const [row] = await rows()
    const rest = Date.parse(row?.due_at ?? '') - Date.parse(clock.now())
    rests.push(rest)
    clock.advance(rest)
  }
  expect(rests.slice(0, 3)).toEqual([1_000, 2_000, 4_000])
  // Half of the cap: the dice stand in the middle.
  expect(Math.max(...rests)).toBe(150_000)
  expect(await take()).toMatchObject({ attempts: 41 })
})

test('the other side says how long to wait, and a line that is back does not hurry that', async () => {
  await send('case-1', 'case-1')
  await send('case-2', 'case-2')
  await settled(await take(), { is: 'again', error: 'CENTRE_BUSY', restMs: 30_000 })
  await settled(await take(), { is: 'again', error: 'LINE_DOWN' })
  await store.write(({ tx }) => wake(world(), tx, channel, 'LINE_DOWN'))
  expect(await take()).toMatchObject({ key: 'case-2' })
  expect(await take()).toBeNull()
  clock.advance(30_000)
  expect(await take()).toMatchObject({ key: 'case-1' })
})

test('a run sends everything that is due, with what follows written beside the acknowledgement', async () => {
  for (const at of [1, 2, 3, 4, 5]) {
    await send(`case-${at}`, `picture-${at}`)
    await send(`case-${at}`, `case-${at}`)
  }
  const order: string[] = []
  await run(({ key }) => {
    order.push(key)
    return { ...done, follow: ({ tx }) => noted(tx, key) }
  }, 3)
  expect(order).toHaveLength(10)
  for (const at of [1, 2, 3, 4, 5]) expect(order.indexOf(`picture-${at}`)).toBeLessThan(order.indexOf(`case-${at}`))
  expect(await store.db.selectFrom('job_item').select('key').where('job', '=', 'texts').execute()).toHaveLength(10)
  expect(await waitingIn(store.db, channel)).toEqual({ waiting: 0, dead: 0, oldest: null })
})

test('when the line is down the run ends and asks nobody else', async () => {
  for (const at of [1, 2, 3]) await send(`case-${at}`, `case-${at}`)
  let asked = 0
  const { lineDown } = await run(() => {
    asked += 1
    return { is: 'again', error: 'LINE_DOWN', lineDown: true }
  })
  expect({ lineDown, asked }).toEqual({ lineDown: true, asked: 1 })
  expect(await waitingIn(store.db, channel)).toMatchObject({ waiting: 3, dead: 0 })
})

test('a message on which the program itself fails goes to the maintainer after five tries; a full disk blames no message', async () => {
  await send('case-1', 'case-1')
  for (let tries = 0; tries < 5; tries += 1) {
    await run(() => {
      throw new Error('a bug')
    })
    clock.advance(5 * 60_000)
  }
  expect(await rows()).toMatchObject([{ state: 'dead', error: 'INTERNAL', acts: 'maintainer', attempts: 5 }])
  await send('case-2', 'case-2')
  const full = run(() => {
    throw new Refusal('DISK_FULL')
  })
  await expect(full).rejects.toMatchObject({ code: 'DISK_FULL' })
  expect((await rows())[1]).toMatchObject({ state: 'leased', error: null })
})

test('the page of jobs shows what has not arrived under the number of its case', async () => {
  const numbers = async (lanes: readonly string[]) => new Map(lanes.map(lane => [lane, `SS01-${lane}`]))
  const items = outboxItems({ store, clock }, channel, numbers)
  await send('7', 'seven')
  await send('8', 'eight')
  await send('9', 'nine')
  await settled(await take(), { is: 'again', error: 'CENTRE_TROUBLE' })
  await settled(await take(), { is: 'dead', error: 'PHOTO_SIZE', acts: 'counter' })
  expect(await items.list()).toMatchObject([
    { label: 'SS01-8', error: 'PHOTO_SIZE', quarantined: true, attempts: 1 },
    { label: 'SS01-7', error: 'CENTRE_TROUBLE', quarantined: false },
  ])
  const [dead] = await items.list()
  expect(await items.release(dead?.key ?? '')).toBe(true)
  expect(await items.release('no such key')).toBe(false)
  expect(await items.list()).toMatchObject([{ label: 'SS01-7' }, { label: 'SS01-8', quarantined: false, attempts: 0 }])
  expect([(await take())?.key, (await take())?.key]).toEqual(['eight', 'nine'])
})

test('messages, claims and crashes in any order end with each message done exactly once', async () => {
  const { below } = dice(20260309)
  const effects = new Map<string, number>()
  for (let at = 0; at < 120; at += 1) await send(`case-${at % 40}`, `m-${at}`)
  for (let round = 0; round < 5_000 && (await waitingIn(store.db, channel)).waiting > 0; round += 1) {
    const held = await take()
    if (!held) {
      clock.advance(60_000)
      continue
    }
    const face = below(100)
    if (face < 15) clock.advance(leaseMs)
    if (face < 20) continue
    const verdict: Verdict = face < 50 ? { is: 'again', error: 'CENTRE_TROUBLE' } : done
    if ((await settled(held, verdict)) && verdict.is === 'done') effects.set(held.key, (effects.get(held.key) ?? 0) + 1)
  }
  expect(effects.size).toBe(120)
  expect(new Set(effects.values())).toEqual(new Set([1]))
})

/** Any row will do that is written beside the acknowledgement. */
async function noted(tx: Tx, key: string): Promise<void> {
  const row = { job: 'texts', key, attempts: 0, error: '', since: clock.now(), next_at: null, quarantined: 0 } as const
  await tx.insertInto('job_item').values(row).execute()
}
