/** Kills a working store again and again, damages what it left, opens it and looks: nothing that was saved may be missing without a word. */
import { type ChildProcess, fork } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../../main/core/platform/clock.ts'
import { takeWay } from '../../../main/core/platform/store/copies/restore.ts'
import { openStore } from '../../../main/core/platform/store/open.ts'
import { StoreWay } from '../../../shared/ipc/shapes/setup.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { type Dice, dice } from '../../support/a-dice.ts'
import type { Said, Work } from './branch-child.ts'
import { type Damage, damage, drawDamages } from './damages.ts'

export type Summary = {
  readonly runs: number
  readonly seed: number
  kills: number
  /** Opened without a word although something saved is missing. */
  silent: number
  /** Opened without a word, and of what was said in the last second before the kill something is missing: not promised. */
  lastSecond: number
  /** Neither opened nor refused in the program's words. */
  crashed: number
  /** Opened with everything in it; of these so many had something beside the store begun anew, and said so. */
  opened: number
  mended: number
  refused: Record<string, number>
  /** Of the refused: a way back that lacks nothing was offered and taken, and everything was there. */
  rebuilt: number
  /** The damage left the store with its log, or the journal and a copy or its beginning, and still something saved was lost. */
  lostThoughOneWhole: number
  /** A way back said to lack nothing and did. */
  falseWays: number
  saved: number
  readonly damages: Record<string, number>
  readonly failures: string[]
}

/** Bundled once where the runner says so: reading sixty files anew costs more than the work. */
const child = process.env.FAULT_CHILD ?? fileURLToPath(new URL('./branch-child.ts', import.meta.url))
const clock = systemClock()
const around = { clock, log: () => undefined, tell: () => undefined }

type Saved = { readonly due: number; readonly all: number }

export async function damageRuns(runs: number, seed: number, withDamage: boolean): Promise<Summary> {
  const summary: Summary = {
    runs,
    seed,
    kills: 0,
    silent: 0,
    lastSecond: 0,
    crashed: 0,
    opened: 0,
    mended: 0,
    refused: {},
    rebuilt: 0,
    lostThoughOneWhole: 0,
    falseWays: 0,
    saved: 0,
    damages: {},
    failures: [],
  }
  const ground = await mkdtemp(join(process.env.FAULT_GROUND ?? tmpdir(), 'damage-'))
  try {
    const foreign = join(ground, 'foreign')
    await killed({ folder: foreign, earlier: join(ground, 'unused'), birth: true, tickets: 20, earlierAt: 0, copiesAt: [9] }, 20)
    const perKill = withDamage ? damagesPerKill : 1
    let next = 0
    let done = 0
    await Promise.all(Array.from({ length: lanes }, (_, lane) => playGroups(join(ground, `lane-${lane}`))))
    return summary

    async function playGroups(place: string): Promise<void> {
      for (let first = next; first < runs; first = next) {
        next += perKill
        await playGroup(place, first, Math.min(first + perKill, runs))
      }
    }

    async function playGroup(place: string, first: number, end: number): Promise<void> {
      const [left, earlier, folder] = [join(place, 'left'), join(place, 'earlier'), join(place, 'store')]
      let saved: Saved = { due: 0, all: 0 }
      for (let run = first; run < end; run += 1) {
        const roll = dice(seed * 100_003 + run)
        if (run === first) {
          await rm(left, { recursive: true, force: true })
          saved = await killedStore(left, earlier, roll)
          summary.kills += 1
          summary.saved += saved.all
        }
        await cp(left, folder, { recursive: true })
        const failure = await oneRun(folder, earlier, foreign, saved, roll, withDamage, summary).catch(error => {
          summary.crashed += 1
          return `crashed ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`
        })
        if (failure !== null) {
          summary.failures.push(`run ${run}: ${failure}`)
          const kept = process.env.KEEP_FAILURES
          if (kept) await cp(folder, join(kept, `run-${run}`), { recursive: true })
        }
        await rm(folder, { recursive: true, force: true })
        done += 1
        if (done % toldEvery === 0)
          process.stderr.write(
            `${done} of ${runs}: ${summary.kills} kills, ${summary.opened} opened, ${summary.rebuilt} brought back, ${summary.silent} silent, ${summary.failures.length} failures\n`,
          )
      }
    }
  } finally {
    await rm(ground, { recursive: true, force: true })
  }
}

/** Every damaged store was left by a kill; so many of them by the same one, for a process costs more than a damage. Without damage each has its own. */
const damagesPerKill = 10
/** A store that is worked on mostly waits for the next ticket, so several are worked on at once. */
const lanes = 4
const toldEvery = 25

async function killedStore(folder: string, earlier: string, roll: Dice): Promise<Saved> {
  const sessions = 1 + roll.below(2)
  let saved: Saved = { due: 0, all: 0 }
  for (let session = 0; session < sessions; session += 1) {
    const tickets = 4 + roll.below(40)
    const work: Work = {
      folder,
      earlier,
      birth: session === 0,
      tickets,
      earlierAt: roll.below(tickets),
      copiesAt: Array.from({ length: roll.below(3) }, () => roll.below(tickets)),
    }
    const before = saved
    const now = await killed(work, before.all + 1 + roll.below(tickets))
    saved = { due: Math.max(before.all, now.due), all: Math.max(before.all, now.all) }
  }
  return saved
}

async function oneRun(
  folder: string,
  earlier: string,
  foreign: string,
  saved: Saved,
  roll: Dice,
  withDamage: boolean,
  summary: Summary,
): Promise<string | null> {
  const damages = withDamage ? drawDamages(roll) : []
  const done: Damage[] = []
  for (const each of damages) {
    if ((await damage(folder, earlier, foreign, each, roll)) > 0) done.push(each)
    const name = `${each.act} ${each.target}`
    summary.damages[name] = (summary.damages[name] ?? 0) + 1
  }
  return looked(folder, saved, done, summary)
}

/** Null where everything is there or what is missing was said, and every way back is what it says. */
async function looked(folder: string, { due, all }: Saved, done: readonly Damage[], summary: Summary): Promise<string | null> {
  const what = done.map(({ target, act }) => `${act} ${target}`).join(', ')
  const opened = await opening(folder)
  if (!(opened instanceof Refusal)) {
    summary.opened += 1
    if (opened.mended > 0) summary.mended += 1
    if (opened.tickets >= all) return null
    if (opened.tickets >= due) summary.lastSecond += 1
    if (opened.tickets >= due) return null
    summary.silent += 1
    return `silent: ${opened.tickets} of ${due} after ${what}`
  }
  summary.refused[opened.code] = (summary.refused[opened.code] ?? 0) + 1
  const ways = (Array.isArray(opened.detail?.ways) ? opened.detail.ways : []).map(way => StoreWay.parse(JSON.parse(String(way))))
  const [best] = ways
  const hurt = new Set(done.map(({ target }) => target))
  // The store with its log; or the journal and something to make it on again: the copies, or the store's file as its log was last folded in.
  const oneWhole = (!hurt.has('store') && !hurt.has('wal')) || (!hurt.has('journal') && (!hurt.has('copy') || !hurt.has('store')))
  if (!best) {
    if (!oneWhole) return null
    summary.lostThoughOneWhole += 1
    return `no way back after ${what}`
  }
  await takeWay(folder, best.id, { kind: 'beside' }, clock.now())
  const after = await opening(folder)
  if (after instanceof Refusal) {
    summary.crashed += 1
    return `${after.code} after ${best.kind} was taken, after ${what}`
  }
  const missing = due - after.tickets
  if (missing <= 0) {
    summary.rebuilt += 1
    return null
  }
  if (best.lacks === 0 && best.sure) {
    summary.falseWays += 1
    return `${best.kind} said to lack nothing lacks ${missing} after ${what}`
  }
  if (!oneWhole) return null
  summary.lostThoughOneWhole += 1
  return `${missing} lost though one was whole, by ${best.kind}, after ${what}`
}

async function opening(folder: string): Promise<{ readonly tickets: number; readonly mended: number } | Refusal> {
  try {
    const { store } = await openStore({ dataFolder: folder, key: { kind: 'beside' } }, around)
    const { tickets } = await store.db
      .selectFrom('ticket')
      .select(({ fn }) => fn.countAll<number>().as('tickets'))
      .executeTakeFirstOrThrow()
    const mended = store.mended.length
    await store.close()
    return { tickets, mended }
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** What is promised: everything that was said more than a second before, and this for the machine that runs the trial. */
const promisedMs = 1_000

/** Works until so many tickets are saved and said, and falls wherever it is by then. Gives the last ticket that was said in time, and the last of all. */
function killed(work: Work, after: number): Promise<Saved> {
  const branch: ChildProcess = fork(child, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const said: { readonly seq: number; readonly at: number }[] = []
  let killedAt = Number.POSITIVE_INFINITY
  branch.on('message', message => {
    const heard = message as Said
    if ('saved' in heard) said.push({ seq: heard.saved, at: heard.at })
    if (killedAt < Number.POSITIVE_INFINITY || !('done' in heard || (said.at(-1)?.seq ?? 0) >= after)) return
    killedAt = Date.now()
    branch.kill('SIGKILL')
  })
  branch.send(work)
  return new Promise((resolve, reject) => {
    branch.once('error', reject)
    branch.once('exit', () => {
      resolve({ due: said.filter(({ at }) => killedAt - at > promisedMs).at(-1)?.seq ?? 0, all: said.at(-1)?.seq ?? 0 })
    })
  })
}
