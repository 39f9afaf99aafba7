/** Tests the runner of jobs on a real store, with a clock and timers that are held: turns, backoff, quarantine, closing. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { restAfter } from '../../../../../main/core/platform/jobs/backoff.ts'
import { isBranchTrouble } from '../../../../../main/core/platform/jobs/error-code.ts'
import { type JobSpec, type Jobs, openJobs } from '../../../../../main/core/platform/jobs/jobs.ts'
import { openStore } from '../../../../../main/core/platform/store/open.ts'
import type { Store } from '../../../../../main/core/platform/store/store.ts'
import { mostItemTries } from '../../../../../shared/jobs/jobs.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { type HeldClock, heldClock } from '../../../../support/a-counter.ts'
import { type HeldTimers, heldTimers } from '../../../../support/held-timers.ts'

let folder: string
let store: Store
let clock: HeldClock
let timers: HeldTimers
let logged: { code: string; fields: unknown }[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jobs-'))
  clock = heldClock()
  timers = heldTimers(clock)
  logged = []
  const around = { clock, log: () => undefined, tell: () => undefined }
  store = (await openStore({ dataFolder: folder, key: { kind: 'beside' }, birth: practiceBirth }, around)).store
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const aRunner = (): Promise<Jobs> =>
  openJobs({ store, clock, timers, draw: () => 0.5, tell: store.tell, log: (code, fields) => void logged.push({ code, fields }) })
const texts = (run: JobSpec['run'], everyMs: number | null = 60_000): JobSpec => ({ name: 'texts', everyMs, run })
const line = async (jobs: Jobs) => (await jobs.view())[0]
/** A promise a test settles when it wants to. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { open, opened }
}

test('a job runs at the start and again after its period, and its line says when', async () => {
  const jobs = await aRunner()
  let runs = 0
  jobs.start([
    texts(async () => {
      runs += 1
    }),
  ])
  await jobs.follow('texts')
  const first = runs
  expect(first).toBeGreaterThan(0)
  expect(await line(jobs)).toMatchObject({ attempts: 0, lastError: null, lastOkAt: clock.now(), running: false })
  expect(timers.next()).toBe(60_000)
  timers.pass(60_000)
  await jobs.inTurn('texts', async () => undefined)
  expect(runs).toBe(first + 1)
  await jobs.stop()
})

test('a job that stays well leaves the store alone, so that an idle program has nothing to copy', async () => {
  const jobs = await aRunner()
  jobs.start([texts(async () => undefined)])
  await jobs.follow('texts')
  const before = store.changes()
  for (let runs = 0; runs < 50; runs += 1) {
    timers.pass(60_000)
    await jobs.follow('texts')
  }
  expect(store.changes()).toBe(before)
  expect((await line(jobs))?.lastOkAt).toBe(clock.now())
  await jobs.stop()
})

test('a job that fails rests longer each time, up to five minutes, and a good run ends it', async () => {
  const jobs = await aRunner()
  let works = false
  jobs.start([
    texts(async () => {
      if (!works) throw new Refusal('TEXTS_NOT_TAKEN')
    }),
  ])
  const rests: (number | null)[] = []
  for (let tries = 0; tries < 10; tries += 1) {
    await jobs.follow('texts')
    rests.push(timers.next())
  }
  expect(rests.at(-1)).toBe(150_000)
  expect(rests).toEqual(rests.toSorted((a, b) => Number(a) - Number(b)))
  expect(await line(jobs)).toMatchObject({ lastError: 'TEXTS_NOT_TAKEN', lastOkAt: null, failingSince: clock.now() })
  works = true
  timers.pass(150_000)
  await jobs.follow('texts')
  expect(await line(jobs)).toMatchObject({ attempts: 0, lastError: null, failingSince: null, lastOkAt: clock.now() })
  await jobs.stop()
})

test('the rest is drawn from nothing to its limit, so that things that failed together come back apart', () => {
  expect(restAfter(1, 0)).toBe(0)
  expect([1, 2, 3, 4].map(attempts => restAfter(attempts, 1))).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(restAfter(50, 0.999_999)).toBeLessThanOrEqual(300_000)
})

test('a job never runs twice at the same time: wakes in a burst are one run, and a person’s key follows it', async () => {
  const jobs = await aRunner()
  const held = gate()
  const order: string[] = []
  jobs.start([
    texts(async () => {
      order.push('begins')
      await held.opened
      order.push('ends')
    }, null),
  ])
  for (let wakes = 0; wakes < 20; wakes += 1) jobs.wake('texts')
  const pressed = jobs.inTurn('texts', async () => {
    order.push('key')
    return 7
  })
  held.open()
  expect(await pressed).toBe(7)
  expect(order).toEqual(['begins', 'ends', 'key'])
  await jobs.stop()
})

test('a person’s failure is told to that person and costs the job no wait', async () => {
  const jobs = await aRunner()
  jobs.start([texts(async () => undefined, null)])
  await expect(jobs.inTurn('texts', () => Promise.reject(new Refusal('TEXTS_NOWHERE')))).rejects.toThrow('TEXTS_NOWHERE')
  expect(await line(jobs)).toMatchObject({ attempts: 0, lastError: null })
  await jobs.stop()
})

test('how a job fared is there again after a restart, and what was left is done at once', async () => {
  const before = await aRunner()
  before.start([texts(() => Promise.reject(new Error('a name that must not be kept')))])
  await before.follow('texts')
  await before.stop()
  const failed = (await line(before))?.attempts
  const jobs = await aRunner()
  const held = gate()
  jobs.start([texts(() => held.opened)])
  expect(await line(jobs)).toMatchObject({ attempts: failed, lastError: 'INTERNAL' })
  held.open()
  await jobs.follow('texts')
  expect(await line(jobs)).toMatchObject({ attempts: 0 })
  expect(JSON.stringify([logged, await store.db.selectFrom('job').selectAll().execute()])).not.toContain('must not be kept')
  await jobs.stop()
})

test('a run that begins while somebody writes works on its own, not in that transaction', async () => {
  const jobs = await aRunner()
  const seen: string[] = []
  jobs.start([
    texts(async () => {
      const row = await store.db.selectFrom('job').select('name').where('name', '=', 'copy').executeTakeFirst()
      seen.push(row ? 'committed' : 'nothing')
    }, null),
  ])
  const idle = { attempts: 0, last_at: null, last_ok_at: null, last_error: null, failing_since: null }
  await store
    .write(async ({ tx }) => {
      await tx
        .insertInto('job')
        .values({ name: 'copy', ...idle })
        .execute()
      jobs.wake('texts')
      throw new Refusal('STALE')
    })
    .catch(() => undefined)
  await jobs.follow('texts')
  expect(new Set(seen)).toEqual(new Set(['nothing']))
  await jobs.stop()
})

const inbox = (keys: readonly string[], work: (key: string) => Promise<void>): JobSpec => ({
  name: 'online-inbox',
  everyMs: 20_000,
  run: ({ items }) => items.each(keys, work, { isOwn: isBranchTrouble }),
})

test('one thing that fails keeps none behind it, is set aside after a few tries, and goes on by a person’s word', async () => {
  const jobs = await aRunner()
  const done: string[] = []
  let isMended = false
  jobs.start([
    inbox(['a', 'b', 'c'], async key => {
      if (key === 'b' && !isMended) throw new TypeError('broken')
      done.push(key)
    }),
  ])
  for (let runs = 0; runs < 12; runs += 1) {
    await jobs.follow('online-inbox')
    timers.pass(300_000)
  }
  await jobs.follow('online-inbox')
  expect(await line(jobs)).toMatchObject({
    attempts: 0,
    items: [{ key: 'b', attempts: mostItemTries, error: 'INTERNAL', quarantined: true }],
  })
  expect(done).toContain('c')
  expect(done).not.toContain('b')
  isMended = true
  await jobs.follow('online-inbox')
  expect(done).not.toContain('b')
  expect(await jobs.itemsOf('online-inbox').release('b')).toBe(true)
  await jobs.follow('online-inbox')
  expect(done.filter(key => key === 'b')).toHaveLength(1)
  expect((await line(jobs))?.items).toEqual([])
  await jobs.stop()
})

test('a full disk is no thing’s fault: the run ends, and nothing is counted against what was in hand', async () => {
  const jobs = await aRunner()
  jobs.start([inbox(['a', 'b'], () => Promise.reject(new Refusal('DISK_FULL')))])
  await jobs.follow('online-inbox')
  expect(await line(jobs)).toMatchObject({ lastError: 'DISK_FULL', items: [] })
  await jobs.stop()
})

test('a thing that ended the program each time is set aside and not begun again', async () => {
  const begun: string[] = []
  for (let starts = 0; starts < mostItemTries + 2; starts += 1) {
    const jobs = await aRunner()
    // The program dies in the middle: the run never comes back and nothing is noted after it.
    const died = gate()
    jobs.start([
      inbox(['poison'], key => {
        begun.push(key)
        died.open()
        return new Promise(() => undefined)
      }),
    ])
    if (starts < mostItemTries) await died.opened
    else await jobs.follow('online-inbox')
    timers.pass(0)
  }
  expect(begun).toHaveLength(mostItemTries)
  const row = await store.db.selectFrom('job_item').selectAll().executeTakeFirst()
  expect(row).toMatchObject({ key: 'poison', error: 'INTERRUPTED', quarantined: 1 })
})

test('what fails under a key is begun again by itself and then left for a person', async () => {
  const jobs = await aRunner()
  jobs.start([{ name: 'unit-batch', everyMs: null, run: async () => undefined }])
  let tries = 0
  const ended = () => jobs.batches.ended()
  jobs.batches.start('B1', async () => {
    tries += 1
    throw new Refusal('FILE_REFUSED', { why: 'missing' })
  })
  for (let rests = 0; rests < 10; rests += 1) {
    while (jobs.batches.anyRunning()) await new Promise(resolve => setImmediate(resolve))
    await expect.poll(async () => (await line(jobs))?.attempts).toBe(Math.min(rests + 1, mostItemTries))
    timers.pass(300_000)
  }
  expect(tries).toBe(mostItemTries)
  expect((await line(jobs))?.items).toMatchObject([{ key: 'B1', quarantined: true, error: 'FILE_REFUSED' }])
  jobs.batches.start('B1', async () => undefined)
  await expect.poll(async () => (await line(jobs))?.items).toEqual([])
  await ended()
  await jobs.stop()
})

test('closing waits for the thing in hand, begins no other, and leaves one that hangs behind', async () => {
  const jobs = await aRunner()
  const held = gate()
  const done: string[] = []
  jobs.start([
    inbox(['a', 'b'], async key => {
      await held.opened
      done.push(key)
    }),
    { name: 'texts', everyMs: null, run: () => new Promise(() => undefined) },
  ])
  jobs.wake('texts')
  await expect.poll(async () => (await jobs.view()).every(({ running }) => running)).toBe(true)
  const stopped = jobs.stop()
  held.open()
  await expect.poll(() => done).toEqual(['a'])
  timers.pass(10_000)
  await stopped
  expect(done).toEqual(['a'])
  expect(logged).toContainEqual({ code: 'job.late', fields: { job: 'texts' } })
})
