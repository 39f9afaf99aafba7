/** Measures the outbox beside a raw loop on a file of the same kind, in turns within one run: `npm run bench -- outbox`. */
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { better, defineQueue } from 'plainjob'
import { percentile, tableOf } from '../../../main/cli/eval/tables.ts'
import { systemClock } from '../../../main/core/platform/clock.ts'
import { drain } from '../../../main/core/platform/outbox/drain.ts'
import { claim, enqueue, settle } from '../../../main/core/platform/outbox/outbox.ts'
import { openStore } from '../../../main/core/platform/store/open.ts'
import { openUnread } from '../../../main/core/platform/store/sqlite.ts'
import type { Store } from '../../../main/core/platform/store/store.ts'
import { practiceBirth } from '../../../shared/practice.ts'

const channel = 'bench'
const body = 'x'.repeat(2_000)
const lot = 500
const rounds = 6
const few = 1_000
const many = 100_000

export async function outboxSpeed(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-bench-'))
  const around = { clock: systemClock(), log: () => undefined, tell: () => undefined }
  const { store } = await openStore({ dataFolder: join(folder, 'store'), key: { kind: 'beside' }, birth: practiceBirth }, around)
  await mkdir(join(folder, 'raw'))
  const raw = rawQueue(join(folder, 'raw', 'raw.db'))
  const plain = plainQueue(join(folder, 'raw', 'plain.db'))
  try {
    const world = { store, clock: systemClock(), draw: Math.random, log: () => undefined }
    const rates = {
      enqueue: [] as number[],
      oneByOne: [] as number[],
      drained: [] as number[],
      rawInsert: [] as number[],
      raw: [] as number[],
      plain: [] as number[],
      plainInsert: [] as number[],
    }
    const enqueueMs: number[] = []
    let made = 0
    const fill = async (count: number, times: number[] = []) => {
      for (let at = 0; at < count; at += 1) {
        const start = performance.now()
        made += 1
        await enqueueOne(world, made)
        times.push(performance.now() - start)
      }
    }
    // In turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < rounds; round += 1) {
      rates.rawInsert.push(perSecond(lot, await timed(() => raw.fill(lot))))
      rates.raw.push(perSecond(lot, await timed(() => raw.work(lot))))
      rates.plainInsert.push(perSecond(lot, await timed(() => plain.fill(lot))))
      rates.plain.push(perSecond(lot, await timed(() => plain.work(lot))))
      rates.enqueue.push(perSecond(lot, await timed(() => fill(lot, enqueueMs))))
      rates.oneByOne.push(perSecond(lot, await timed(() => oneByOne(world, lot))))
      await fill(lot)
      rates.drained.push(perSecond(lot, await timed(() => drained(world))))
    }
    const small = await claimsAt(world, few, () => made++)
    await fillInLots(world, many - few + 200, () => made++)
    const large = await claimsAt(world, 0, () => made++)
    const ratios = (own: readonly number[], reference: readonly number[]) => own.map((rate, at) => rate / (reference[at] ?? Number.NaN))
    const line = (name: string, own: readonly number[], reference: readonly number[]) => [
      name,
      percentile(own, 0.5).toFixed(0),
      percentile(reference, 0.5).toFixed(0),
      percentile(ratios(own, reference), 0.5).toFixed(2),
      Math.min(...ratios(own, reference)).toFixed(2),
    ]
    return [
      `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end`,
      `2 kB messages, encrypted, synchronous FULL, ${rounds} turns of ${lot}; the raw loop is one prepared statement a commit on a file of its own.`,
      tableOf(
        ['per second', 'outbox', 'raw', 'ratio p50', 'ratio worst'],
        [
          line('enqueue', rates.enqueue, rates.rawInsert),
          line('claim, then acknowledge, a commit each', rates.oneByOne, rates.raw),
          line('as a run works: acknowledge and claim the next', rates.drained, rates.raw),
        ],
      ),
      'plainjob 0.0.14 on a file of the same kind, set to FULL as well; it has no fence and no lanes.',
      tableOf(
        ['per second', 'outbox', 'plainjob', 'ratio p50', 'ratio worst'],
        [line('enqueue', rates.enqueue, rates.plainInsert), line('claim, then acknowledge, a commit each', rates.oneByOne, rates.plain)],
      ),
      `enqueue p99 ${percentile(enqueueMs, 0.99).toFixed(2)} ms`,
      `claim p95 at ${few} waiting ${small.toFixed(3)} ms, at ${many} waiting ${large.toFixed(3)} ms, ratio ${(large / small).toFixed(2)}`,
    ].join('\n')
  } finally {
    raw.close()
    plain.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type World = Parameters<typeof drain>[0] & { readonly store: Store }

const messageOf = (at: number) => ({ channel, lane: `case-${at}`, key: `case-${at}/made`, kind: 'case', body })
const enqueueOne = (world: World, at: number) => world.store.write(({ tx }) => enqueue(world, tx, messageOf(at)))

/** Many in one commit, for what is not measured. */
async function fillInLots(world: World, count: number, next: () => number): Promise<void> {
  for (let left = count; left > 0; left -= 1_000) {
    await world.store.write(async ({ tx }) => {
      for (let at = 0; at < Math.min(1_000, left); at += 1) await enqueue(world, tx, messageOf(next() + 1_000_000))
    })
  }
}

async function oneByOne(world: World, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const held = await world.store.write(({ tx }) => claim(world, tx, channel))
    if (!held) throw new Error('nothing was due')
    const kept = await world.store.write(({ tx }) => settle(world, tx, held, { is: 'done', receipt: 'R' }))
    if (!kept) throw new Error('the lease was lost')
  }
}

const drained = (world: World) =>
  drain(world, { channel, workers: 1, signal: new AbortController().signal, send: async () => ({ is: 'done', receipt: 'R' }) })

/** How long a claim takes with so many waiting; what was claimed stays waiting for its acknowledgement. */
async function claimsAt(world: World, fill: number, next: () => number): Promise<number> {
  if (fill > 0) await fillInLots(world, fill + 200, next)
  const times: number[] = []
  for (let at = 0; at < 200; at += 1) {
    const start = performance.now()
    const held = await world.store.write(({ tx }) => claim(world, tx, channel))
    times.push(performance.now() - start)
    if (!held) throw new Error('nothing was due')
  }
  return percentile(times, 0.95)
}

/** The least a fenced queue can be: one statement to claim, one to acknowledge, each its own commit. */
function rawQueue(path: string) {
  const file = openUnread(path, randomBytes(32))
  file.exec(
    'create table queue (seq integer primary key, state text not null, due text, fence integer not null, body text not null) strict',
  )
  file.exec('create index queue_due on queue (due, seq) where due is not null')
  const insert = file.prepare("insert into queue (state, due, fence, body) values ('due', ?, 0, ?)")
  const take = file.prepare(`update queue set state = 'leased', due = ?, fence = fence + 1 where seq =
    (select seq from queue where due <= ? order by due, seq limit 1) returning seq, fence, body`)
  const end = file.prepare("update queue set state = 'done', due = null where seq = ? and fence = ?")
  const now = () => new Date().toISOString()
  return {
    fill: async (count: number) => {
      for (let at = 0; at < count; at += 1) insert.run(now(), body)
    },
    work: async (count: number) => {
      for (let at = 0; at < count; at += 1) {
        const held = take.get(new Date(Date.now() + 60_000).toISOString(), now()) as { seq: number; fence: number }
        end.run(held.seq, held.fence)
      }
    },
    close: () => file.close(),
  }
}

/** The queue whose published speed is at NORMAL, which may lose the last commits with the power. */
function plainQueue(path: string) {
  const file = openUnread(path, randomBytes(32))
  const silent = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined }
  // Its types name a driver of another runtime.
  const queue = defineQueue({ connection: better(file as never), logger: silent })
  file.pragma('synchronous = FULL')
  return {
    fill: async (count: number) => {
      for (let at = 0; at < count; at += 1) queue.add(channel, body)
    },
    work: async (count: number) => {
      for (let at = 0; at < count; at += 1) {
        const held = queue.getAndMarkJobAsProcessing(channel)
        if (!held) throw new Error('nothing was due')
        // The body is read apart from the claim.
        queue.getJobById(held.id)
        queue.markJobAsDone(held.id)
      }
    },
    close: () => queue.close(),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const perSecond = (count: number, ms: number) => (count * 1_000) / ms
