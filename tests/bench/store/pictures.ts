/** Measures copies, opening and how late calls are, with gigabytes of pictures beside the store: `npm run bench -- pictures [--gb N] [--cases N]`. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
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

const script = process.argv[1] ?? ''
const pictureBytes = 200_000
const rowsAtOnce = 200
const callEveryMs = 20
const referenceMs = 15_000

/**
 * `--fill DIR` only makes the store, which takes much longer than measuring it; `--data DIR` measures what was made so, and leaves it there.
 * With neither, a store is made, measured and taken away.
 */
export async function pictureCopies(args: readonly string[]): Promise<string> {
  const asked = (name: string): string | undefined => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? undefined : args[at + 1]
  }
  const wish = { gb: Number(asked('gb') ?? 10), cases: Number(asked('cases') ?? 100_000) }
  const [made, wanted] = [asked('data'), asked('fill')]
  if (made) return JSON.stringify(await measured(made), null, 2)
  if (wanted) return fill(wanted, wish)
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  try {
    const { bavail, bsize } = await statfs(folder)
    const free = Math.floor((bavail * bsize) / 1e9)
    // Where the disk knows no hard links the copies need as much again.
    if (free < wish.gb * 2 + 5) return `Not measured: ${free} GB are free, ${wish.gb * 2 + 5} GB are needed. Ask for less with --gb N.`
    await promisify(execFile)(process.execPath, [...process.execArgv, script, 'pictures', ...args, '--fill', folder])
    return JSON.stringify(await measured(folder), null, 2)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Ends the process: the last copy of an orderly closing would bring all the pictures, so the store is left as a power cut leaves it. */
async function fill(folder: string, { gb, cases }: { readonly gb: number; readonly cases: number }): Promise<never> {
  await mkdir(folder, { recursive: true })
  const born = await aCounter({ options: { dataFolder: folder, birth: practiceBirth } })
  // The copy the opening takes by itself must bring none of the pictures: whether there is anything to copy is judged before they come.
  await copied(born)
  if (cases > 0) await fillWith(born.core.store, await modelsOf(born), cases, 0)
  await addPictures(born, 0, Math.round((gb * 1e9) / pictureBytes))
  process.exit(0)
}

async function measured(folder: string) {
  const open = () => aCounter({ options: { dataFolder: folder, birth: undefined } as never })
  const begun = performance.now()
  const counter = await open()
  const openingMs = performance.now() - begun
  const first = await copied(counter)
  const { count } = await counter.core.store.db
    .selectFrom('blob')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await addPictures(counter, count, 100)
  const incremental = await copied(counter)
  const reference = await callsDuring(counter, new Promise(resolve => setTimeout(resolve, referenceMs)))
  const { cases } = await counter.core.store.db
    .selectFrom('case_file')
    .select(({ fn }) => fn.countAll<number>().as('cases'))
    .executeTakeFirstOrThrow()
  const closingMs = await timed(() => counter.close())
  return {
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end`,
    pictures: count,
    gigabytes: (count * pictureBytes) / 1e9,
    cases,
    openingMs: Math.round(openingMs),
    callMs: { firstCopy: first.calls, incrementalCopy: incremental.calls, reference },
    copySeconds: { first: first.seconds, incremental: incremental.seconds },
    added: { first: first.added, incremental: incremental.added },
    closingMs: Math.round(closingMs),
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
