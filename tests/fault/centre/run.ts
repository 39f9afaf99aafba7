/** Hands in many cases while both sides misbehave and are killed, and counts afterwards what became of each. */
import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { openLedger } from '../../../main/cli/centre/ledger.ts'
import { fieldKeys } from '../../../shared/form/fields.ts'
import { practiceBirth } from '../../../shared/practice.ts'
import { paid } from '../../support/a-case.ts'
import { aCounter } from '../../support/a-counter.ts'
import { dice } from '../../support/a-dice.ts'
import { aSharedEngine } from '../../support/a-photo-engine.ts'
import { aResourcesFolder } from '../../support/a-resources-folder.ts'
import { bundled } from '../bundled.ts'
import {
  type BranchOrder,
  type BranchTold,
  type CaseReport,
  type CentreOrder,
  type CentreTold,
  isRefused,
  numberOf,
  type Template,
  type VerdictLine,
  verdictsFile,
} from './orders.ts'

export type FaultReport = {
  readonly ok: boolean
  readonly runs: number
  readonly seed: number
  readonly seconds: number
  readonly kills: { readonly branch: number; readonly centre: number }
  /** By how many cards the centre made of a case: of those it takes all are one, of those it refuses none is. */
  readonly effects: { readonly none: number; readonly one: number; readonly more: number }
  readonly delivered: number
  readonly deliverable: number
  /** What waited when both sides were whole again, and how long it took to be delivered. */
  readonly recovery: { readonly waited: number; readonly ms: number }
  readonly dead: { readonly count: number; readonly expected: number; readonly withReason: number; readonly slowestMs: number }
  readonly intact: { readonly pictures: number; readonly data: number; readonly received: number }
  readonly stepsTwice: number
  readonly load: number
}

const recoverWithinMs = 60_000
const deadWithinMs = 5_000
/** A run that makes no progress for so long is stuck. */
const stuckMs = 180_000

export async function faultRun(runs: number, seed = 1): Promise<FaultReport> {
  const children = await bundled('fault-centre', {
    'branch-child': 'tests/fault/centre/branch-child.ts',
    'centre-child': 'tests/fault/centre/centre-child.ts',
  })
  const folder = await mkdtemp(join(process.env.FAULT_GROUND ?? tmpdir(), 'centre-fault-'))
  const resources = await aResourcesFolder(practiceBirth.profile, { handover: { way: 'http', fields: [...fieldKeys], picture: 'number' } })
  const started = performance.now()
  try {
    const { template, spec } = await templateIn(resources.path)
    const sides = await openSides({ children, folder, resources: resources.path, template, runs, seed, spec })
    try {
      const kills = await troubled(sides, seed)
      const recovery = await recovered(sides)
      const report = await sides.branch.report()
      const found = await compared(join(folder, 'centre'), report, runs)
      const ok =
        found.effects.more === 0 &&
        found.delivered === found.deliverable &&
        found.effects.one === found.deliverable &&
        found.dead.count === found.dead.expected &&
        found.dead.withReason === found.dead.count &&
        found.dead.slowestMs <= deadWithinMs &&
        recovery.ms <= recoverWithinMs &&
        found.stepsTwice === 0 &&
        Object.values(found.intact).every(count => count === runs || count === found.deliverable)
      const seconds = Math.round((performance.now() - started) / 1_000)
      return { ok, runs, seed, seconds, kills, recovery, ...found, load: Number((loadavg()[0] ?? 0).toFixed(1)) }
    } finally {
      await sides.end()
    }
  } finally {
    await resources.end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** One case taken through the whole counter, so that what is handed in is what a branch hands in. */
async function templateIn(resourcesFolder: string) {
  const photos = await aSharedEngine()
  const counter = await aCounter({ photos, options: { resourcesFolder } })
  try {
    const { id } = await paid(counter)
    const { db } = counter.core.store
    const row = await db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const photo = await db
      .selectFrom('photo')
      .selectAll()
      .where('id', '=', row.photo_id ?? '')
      .executeTakeFirstOrThrow()
    const picture = await counter.core.blobs.read(photo.finished_sha)
    const spec = counter.core.resources.profiles.get(practiceBirth.profile)?.photo.value
    if (!picture || !spec) throw new Error('the case has no picture, or its place no rule for one')
    const template: Template = { row, photo, picture: new Uint8Array(picture) }
    return { template, spec }
  } finally {
    await counter.end()
    await photos.close()
  }
}

type Setting = {
  readonly children: string
  readonly folder: string
  readonly resources: string
  readonly template: Template
  readonly runs: number
  readonly seed: number
  readonly spec: CentreOrder['spec']
}
type Sides = Awaited<ReturnType<typeof openSides>>

const started = (file: string): ChildProcess =>
  fork(file, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })

async function openSides({ children, folder, resources, template, runs, seed, spec }: Setting) {
  const [store, taken] = [join(folder, 'store'), join(folder, 'centre')]
  await mkdir(taken)
  let port = 0
  let life = 0

  function centreSide() {
    let child: ChildProcess | null = null
    const start = async (rough: boolean): Promise<string> => {
      life += 1
      child = started(`${children}centre-child.mjs`)
      const told = new Promise<CentreTold>(resolve => child?.once('message', said => resolve(said as CentreTold)))
      child.send({ folder: taken, spec, port, rough, thin: thinFor(runs), seed: seed + life } satisfies CentreOrder)
      const { url } = await told
      port = Number(new URL(url).port)
      return url
    }
    return { start, kill: () => killed(child) }
  }

  function branchSide() {
    let child: ChildProcess | null = null
    const counts = { made: 0, enqueued: 0, waiting: 0 }
    /** An end of its own, not ours. */
    const broken = { code: null as number | null }
    const start = async (url: string | null, count: number): Promise<void> => {
      const mine = started(`${children}branch-child.mjs`)
      child = mine
      await new Promise<void>((resolve, reject) => {
        mine.once('exit', code => {
          if (code === null) return
          broken.code = code
          reject(new Error(`the branch ended with code ${code}`))
        })
        mine.on('message', said => {
          const told = said as BranchTold
          // What an earlier life told last was old when it was killed.
          if ('made' in told) {
            Object.assign(counts, told)
            resolve()
          }
        })
        mine.send({ folder: store, resources, template, count, url } satisfies BranchOrder)
      })
    }
    const report = () =>
      new Promise<readonly CaseReport[]>(resolve => {
        child?.on('message', said => 'report' in (said as BranchTold) && resolve((said as { report: CaseReport[] }).report))
        child?.send('report')
      })
    const standing = () =>
      Promise.race([
        new Promise<string>(resolve => {
          child?.on('message', said => 'standing' in (said as BranchTold) && resolve((said as { standing: string }).standing))
          child?.send('standing')
        }),
        rest(10_000, 'the branch does not answer'),
      ])
    return { start, kill: () => killed(child), report, standing, counts, broken }
  }

  const centre = centreSide()
  const branch = branchSide()
  const url = await centre.start(true)
  // The store is made in peace; everything after that may be cut off anywhere.
  await branch.start(url, 0)
  await branch.kill()
  await branch.start(null, runs)
  return { centre, branch, runs, end: async () => void (await Promise.all([centre.kill(), branch.kill()])) }
}

async function killed(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  await ended
}

/** So many messages get through between two kills, on an average; a run has at least `fewestKills` of each side. */
const messagesAKill = 80
const fewestKills = 2
/** So many messages at most wait when both sides come back whole. */
const mostLeft = 200
/** Longer than the branch waits before it asks again whether the centre is back. */
const idleMs = 12_000
/** A kill or a silence stops everything for ten seconds, so a long run has fewer of both for each case, and more of them in all. */
const thinFor = (runs: number): number => Math.max(1, Math.sqrt(runs / 500))

/**
 * Until nearly everything got through in spite of it. Each kill comes in the middle of work: after so many messages, drawn anew each
 * time, or after a while in which nothing moved. Something gets through between two kills, however slow the machine starts a side.
 */
async function troubled({ centre, branch, runs }: Sides, seed: number) {
  const { below } = dice(seed)
  const kills = { branch: 0, centre: 0 }
  const through = () => branch.counts.enqueued - branch.counts.waiting
  const most = Math.max(2, Math.round(2 * thinFor(runs) * Math.min(messagesAKill, Math.floor(runs / (2 * fewestKills)))))
  const isOver = () => branch.counts.made >= runs && branch.counts.waiting <= Math.min(Math.max(2, runs * 0.02), mostLeft)
  const enough = () => isOver() && Math.min(kills.branch, kills.centre) >= fewestKills
  while (!enough()) {
    const before = through()
    const target = before + 1 + below(most)
    let last = { at: performance.now(), through: before }
    while (last.through < target && !enough()) {
      await rest(20)
      if (branch.broken.code !== null) throw new Error(`the branch ended with code ${branch.broken.code}`)
      if (through() !== last.through) last = { at: performance.now(), through: through() }
      const stillMs = performance.now() - last.at
      if (stillMs > idleMs && (last.through > before || isOver())) break
      if (stillMs > stuckMs)
        throw new Error(`nothing has moved for ${stuckMs} ms: ${JSON.stringify(branch.counts)} ${await branch.standing()}`)
    }
    process.stderr.write(`${branch.counts.made} cases handed in, ${branch.counts.waiting} messages wait\n`)
    if (kills.branch <= kills.centre + below(3) - 1) {
      await branch.kill()
      kills.branch += 1
      await branch.start(null, runs)
    } else {
      await centre.kill()
      kills.centre += 1
      await centre.start(true)
    }
  }
  return kills
}

/** Both sides stop once more, in the middle of whatever they do, and come back whole. */
async function recovered({ centre, branch, runs }: Sides): Promise<FaultReport['recovery']> {
  await Promise.all([centre.kill(), branch.kill()])
  await centre.start(false)
  await branch.start(null, runs)
  const from = performance.now()
  let waited = Number.NaN
  while (!(branch.counts.made >= runs && branch.counts.waiting === 0)) {
    await rest(50)
    if (Number.isNaN(waited)) waited = branch.counts.waiting
    if (performance.now() - from > stuckMs) break
  }
  return { waited: Number.isNaN(waited) ? 0 : waited, ms: Math.round(performance.now() - from) }
}

async function compared(taken: string, report: readonly CaseReport[], runs: number) {
  const places = Array.from({ length: runs }, (_, at) => at)
  const refused = new Set(places.filter(isRefused).map(numberOf))
  const deliverable = runs - refused.size
  const ledger = await openLedger(taken, 1_000, Date.now)
  try {
    const cards = new Map<string, number>()
    for (const { case: one } of ledger.taken()) cards.set(one.caseNumber, (cards.get(one.caseNumber) ?? 0) + 1)
    const made = places.map(at => cards.get(numberOf(at)) ?? 0)
    const byNumber = new Map(report.map(one => [one.number, one]))
    let received = 0
    for (const { case: one } of ledger.taken()) {
      const bytes = one.photo ? await ledger.picture(one.photo.sha256) : new Uint8Array()
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (sha256 === byNumber.get(one.caseNumber)?.picture) received += 1
    }
    const dead = report.filter(({ message }) => message === 'dead')
    const verdicts = await verdictsIn(taken)
    return {
      effects: {
        none: made.filter(count => count === 0).length,
        one: made.filter(count => count === 1).length,
        more: made.filter(count => count > 1).length,
      },
      delivered: report.filter(({ message, state }) => message === 'done' && state === 'making').length,
      deliverable,
      dead: {
        count: dead.filter(({ number }) => refused.has(number)).length,
        expected: refused.size,
        withReason: dead.filter(({ error, acts }) => error !== null && acts !== null).length,
        slowestMs: Math.max(0, ...dead.map(one => Date.parse(one.changedAt) - lastBefore(verdicts.get(one.key) ?? [], one.changedAt))),
      },
      intact: {
        pictures: report.filter(one => one.pictureWhole).length,
        data: report.filter(one => one.bodyWhole).length,
        received,
      },
      stepsTwice: report.filter(one => one.sentToMake > 1).length,
    }
  } finally {
    await ledger.close()
  }
}

async function verdictsIn(folder: string): Promise<ReadonlyMap<string, number[]>> {
  const text = await readFile(join(folder, verdictsFile), 'utf8').catch(() => '')
  const byKey = new Map<string, number[]>()
  for (const line of text.split('\n').filter(one => one.endsWith('}'))) {
    const { key, at } = JSON.parse(line) as VerdictLine
    byKey.set(key, [...(byKey.get(key) ?? []), Date.parse(at)])
  }
  return byKey
}

/** The verdict that got through is the last before the branch wrote it down; none at all is a dead letter nobody ordered. */
const lastBefore = (times: readonly number[], changedAt: string): number => {
  const before = times.filter(time => time <= Date.parse(changedAt))
  return before.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...before)
}
