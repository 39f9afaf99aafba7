/** Measures copies, opening and how late calls are, with gigabytes of pictures beside the store: `npm run bench -- pictures [--gb N] [--cases N]`. */
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Insertable } from 'kysely'
import { percentile } from '../../../main/cli/eval/tables.ts'
import { seal, sha256Of } from '../../../main/core/platform/blobs/seal.ts'
import { takeCopy } from '../../../main/core/platform/blobs/take-copy.ts'
import { pictureFile } from '../../../main/core/platform/store/files.ts'
import type { Tables } from '../../../main/core/platform/store/schema.ts'
import { practiceBirth } from '../../../shared/practice.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { fillWith } from './fill.ts'
import { modelsOf } from './store.ts'

const pictureBytes = 200_000
const rowsAtOnce = 200
const callEveryMs = 20
const referenceMs = 15_000

export async function pictureCopies(args: readonly string[]): Promise<string> {
  const wish = (name: string, otherwise: number): number => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? otherwise : Number(args[at + 1])
  }
  const [gb, cases] = [wish('gb', 10), wish('cases', 100_000)]
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  try {
    const { bavail, bsize } = await statfs(folder)
    const free = Math.floor((bavail * bsize) / 1e9)
    // Where the disk knows no hard links the copies need as much again.
    if (free < gb * 2 + 5) return `Not measured: ${free} GB are free, ${gb * 2 + 5} GB are needed. Ask for less with --gb N.`
    return JSON.stringify(await measured(folder, gb, cases), null, 2)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(folder: string, gb: number, cases: number) {
  const born = await aCounter({ options: { dataFolder: folder, birth: practiceBirth } })
  if (cases > 0) await fillWith(born.core.store, await modelsOf(born), cases, 0)
  const count = Math.round((gb * 1e9) / pictureBytes)
  // The copy the opening takes by itself must not bring a part of them.
  await copied(born)
  await addPictures(born, 0, count)
  const reference = await callsDuring(born, new Promise(resolve => setTimeout(resolve, referenceMs)))
  const first = await copied(born)
  await addPictures(born, count, 100)
  const incremental = await copied(born)
  const closing = await timed(() => born.close())
  let again: Counter | null = null
  const opening = await timed(async () => {
    again = await aCounter({ options: { dataFolder: folder, birth: undefined } as never })
  })
  if (!again) throw new Error('the counter did not open')
  const behind = await callsDuring(again, new Promise(resolve => setTimeout(resolve, referenceMs)))
  await (again as Counter).close()
  return {
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end`,
    pictures: count,
    gigabytes: gb,
    cases,
    callMs: { reference, firstCopy: first.calls, incrementalCopy: incremental.calls, afterOpening: behind },
    copySeconds: { first: first.seconds, incremental: incremental.seconds },
    added: { first: first.added, incremental: incremental.added },
    openingMs: Math.round(opening),
    closingMs: Math.round(closing),
  }
}

/** Sealed as the program seals them, but not synced one by one: only reading and linking them is measured. */
async function addPictures({ core, clock, folder }: Counter, from: number, count: number): Promise<void> {
  const storeKey = core.store.subkey('blob keys')
  const plain = randomBytes(pictureBytes)
  for (let at = from; at < from + count; at += rowsAtOnce) {
    const rows: Insertable<Tables['blob']>[] = []
    for (let each = at; each < Math.min(at + rowsAtOnce, from + count); each += 1) {
      plain.writeUInt32LE(each)
      const sha256 = sha256Of(plain)
      const sealed = seal(storeKey, plain, sha256)
      const path = pictureFile(folder, sealed.name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, sealed.bytes)
      rows.push({ sha256, file: sealed.name, sealed_key: Buffer.from(sealed.sealedKey), size: pictureBytes, kept_at: clock.now() })
    }
    await core.store.write(({ tx }) => tx.insertInto('blob').values(rows).execute())
  }
}

async function copied(counter: Counter) {
  // The held clock stands; a copy is named by its time.
  counter.clock.advance(60_000)
  const start = performance.now()
  const copying = takeCopy(counter.core)
  const calls = await callsDuring(counter, copying)
  const { added } = await copying
  return { seconds: Math.round((performance.now() - start) / 100) / 10, added, calls }
}

/** A read and a write in turn, begun every so often, whether the one before has been answered or not. */
async function callsDuring(counter: Counter, work: Promise<unknown>) {
  const lobby = await counter.lobby()
  const taken: number[] = []
  const pending = new Set<Promise<unknown>>()
  let done = false
  const end = work.finally(() => {
    done = true
  })
  for (let at = 0; !done; at += 1) {
    const due = performance.now()
    const call = (at % 2 ? lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false }) : lobby.call('ticket.line', {})).then(
      () => {
        taken.push(performance.now() - due)
        pending.delete(call)
      },
    )
    pending.add(call)
    await new Promise(resolve => setTimeout(resolve, callEveryMs))
    // What the timer came late by is what a call would have waited before it was even looked at.
    taken.push(Math.max(0, performance.now() - due - callEveryMs))
  }
  await Promise.all([end, ...pending])
  const rounded = (share: number) => Math.round(percentile(taken, share) * 10) / 10
  return { calls: taken.length, p50: rounded(0.5), p95: rounded(0.95), p99: rounded(0.99), max: rounded(1) }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
