/** Runs what the branch does by itself: each job in its turn, again after a failure, and seen by a person. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { JobItemView, JobView } from '../../../../shared/ipc/shapes/job.ts'
import type { JobName } from '../../../../shared/jobs/jobs.ts'
import { Instant } from '../../../../shared/time.ts'
import type { Timers } from '../clock.ts'
import { restAfter } from './backoff.ts'
import { errorCode } from './error-code.ts'
import { type ItemStore, type Items, itemStore, type JobsContext, openItems } from './items.ts'
import { type KeyedRuns, openKeyedRuns } from './keyed-runs.ts'

export type JobRun = {
  /** Aborted when the core closes: a run ends between two things, and leaves the one in hand as it was. */
  readonly signal: AbortSignal
  readonly items: Items
}

export type JobSpec = {
  readonly name: JobName
  /** Milliseconds from the end of a good run to the next; null where only an event or a key runs it. */
  readonly everyMs: number | null
  run(run: JobRun): Promise<void>
  /** Where its failed things are kept, unless in `job_item`. */
  readonly items?: ItemStore
}

export type Jobs = {
  /** Hands in the table of jobs and runs each with a period at once: what fell due while the program was closed is made good. */
  start(specs: readonly JobSpec[]): void
  /** Runs it soon. A burst of wakes before the run begins is one run. */
  wake(name: JobName): void
  /**
   * Waits for a run that begins after now, however it ends: how it fared stands in its state. Never inside a unit of work, which
   * holds the connection the run waits for.
   */
  follow(name: JobName): Promise<void>
  /** Does a person's work in the turn of the job and gives its result or its error; the job never runs beside it. */
  inTurn<T>(name: JobName, work: (run: JobRun) => Promise<T>): Promise<T>
  stateOf(name: JobName): JobState
  view(): Promise<JobView[]>
  /** The failed things of a job. */
  itemsOf(name: JobName): ItemStore
  /** Work under a key of its own, as a unit's batch: several keys of one job run side by side, one key once at a time. */
  readonly batches: KeyedRuns
  /** Nothing new begins, and what runs ends within the deadline or is left behind and logged. */
  stop(): Promise<void>
}

export type JobState = {
  readonly attempts: number
  readonly lastAt: Instant | null
  readonly lastOkAt: Instant | null
  readonly lastError: string | null
  readonly failingSince: Instant | null
}

// The shell waits a few seconds for a core that closes; a folder that hangs must not use them up.
const stopWithinMs = 2_000
/**
 * A job that stays well is written down this seldom: each write is a change of the store, and a program nobody uses would take a
 * copy every few minutes for the sake of its own notes. After a restart every job with a period runs at once and knows better.
 */
const writeEveryMs = 60 * 60_000
const fresh: JobState = { attempts: 0, lastAt: null, lastOkAt: null, lastError: null, failingSince: null }

type Lane = {
  spec: JobSpec | null
  state: JobState
  writtenAt: number
  running: boolean
  nextAt: Instant | null
  /** The run that has not begun yet: whoever comes meanwhile waits for it. */
  queued: Promise<void> | null
  last: Promise<unknown>
  callOff: () => void
  readonly items: Items
}

/** @throws whatever reading the store throws */
export async function openJobs(context: JobsContext): Promise<Jobs> {
  const { store, clock, log, timers, draw } = context
  const stopping = new AbortController()
  const { signal } = stopping
  const lanes = new Map<JobName, Lane>()
  const before = await store.db.selectFrom('job').selectAll().execute()
  // A wake may come from inside a unit of work; the run must not take that unit's transaction for its own.
  const outside = AsyncLocalStorage.snapshot()

  function laneOf(name: JobName): Lane {
    const known = lanes.get(name)
    if (known) return known
    const row = before.find(one => one.name === name)
    const at = (text: string | null | undefined) => (text ? Instant.parse(text) : null)
    const state = row
      ? {
          attempts: row.attempts,
          lastAt: at(row.last_at),
          lastOkAt: at(row.last_ok_at),
          lastError: row.last_error,
          failingSince: at(row.failing_since),
        }
      : fresh
    const items = openItems(context, name, signal)
    const idle = {
      spec: null,
      running: false,
      nextAt: null,
      queued: null,
      last: Promise.resolve(),
      callOff: () => undefined,
      writtenAt: state.lastAt === null ? 0 : Date.parse(state.lastAt),
    }
    const lane: Lane = { ...idle, state, items }
    lanes.set(name, lane)
    return lane
  }

  /** The state as it is counts in memory; that it could not be written must not fail a job that went well. */
  async function write(name: JobName, lane: Lane): Promise<void> {
    const { attempts, lastAt, lastOkAt, lastError, failingSince } = lane.state
    const change = { attempts, last_at: lastAt, last_ok_at: lastOkAt, last_error: lastError, failing_since: failingSince }
    await store
      .write(({ tx }) =>
        tx
          .insertInto('job')
          .values({ name, ...change })
          .onConflict(conflict => conflict.column('name').doUpdateSet(change))
          .execute(),
      )
      .catch(error => log('job.unwritten', { job: name, error: errorCode(error) }))
  }

  async function note(name: JobName, error: unknown): Promise<void> {
    const lane = laneOf(name)
    const now = clock.now()
    const was = lane.state
    lane.state =
      error === null
        ? { attempts: 0, lastAt: now, lastOkAt: now, lastError: null, failingSince: null }
        : {
            ...was,
            attempts: was.attempts + 1,
            lastAt: now,
            lastError: errorCode(error),
            failingSince: was.failingSince ?? now,
          }
    if (error !== null) log('job.failed', { job: name, error: errorCode(error), attempts: lane.state.attempts })
    const changed = lane.state.attempts > 0 || was.attempts > 0
    if (changed || Date.parse(now) - lane.writtenAt >= writeEveryMs) {
      lane.writtenAt = Date.parse(now)
      await write(name, lane)
    }
    context.tell('jobs.changed', {})
  }

  function schedule(name: JobName, lane: Lane): void {
    lane.callOff()
    lane.nextAt = null
    const wait = lane.state.attempts > 0 ? restAfter(lane.state.attempts, draw()) : lane.spec?.everyMs
    if (signal.aborted || wait === null || wait === undefined) return
    lane.nextAt = Instant.parse(new Date(Date.parse(clock.now()) + wait).toISOString())
    lane.callOff = outside(() => timers.after(wait, () => void follow(name)))
  }

  /** One thing at a time in a lane, whoever asked for it. */
  function inLane<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    const mine = outside(() => lane.last.then(work))
    lane.last = mine.catch(toldToItsCaller)
    return mine
  }

  async function attempt(name: JobName, lane: Lane): Promise<void> {
    const { spec } = lane
    if (!spec || signal.aborted) return
    lane.callOff()
    lane.running = true
    try {
      await spec.run({ signal, items: lane.items })
      if (!signal.aborted) await note(name, null)
    } catch (error) {
      // What was cut off by the closing is no failure; it is done again at the next start.
      if (!signal.aborted) await note(name, error)
    } finally {
      lane.running = false
      schedule(name, lane)
    }
  }

  function follow(name: JobName): Promise<void> {
    const lane = laneOf(name)
    if (signal.aborted) return Promise.resolve()
    lane.queued ??= inLane(lane, () => {
      lane.queued = null
      return attempt(name, lane)
    })
    return lane.queued
  }

  async function inTurn<T>(name: JobName, work: (run: JobRun) => Promise<T>): Promise<T> {
    const lane = laneOf(name)
    return inLane(lane, async () => {
      lane.running = true
      try {
        const result = await work({ signal, items: lane.items })
        // It is well again by a person's hand. A person's failure is told to that person and costs the job no wait.
        if (lane.state.attempts > 0) {
          await note(name, null)
          schedule(name, lane)
        }
        return result
      } finally {
        lane.running = false
      }
    })
  }

  const batches = openKeyedRuns({ ...context, job: 'unit-batch', signal, outside, noted: error => note('unit-batch', error) })
  const itemsOf = (name: JobName): ItemStore => laneOf(name).spec?.items ?? itemStore(context, name)

  async function viewOf(name: JobName, lane: Lane): Promise<JobView> {
    const items: JobItemView[] = await itemsOf(name).list()
    const running = lane.running || (name === 'unit-batch' && batches.anyRunning())
    return { name, running, nextAt: lane.nextAt, ...lane.state, items }
  }

  return {
    start: specs => {
      for (const spec of specs) {
        laneOf(spec.name).spec = spec
        if (spec.everyMs !== null) void follow(spec.name)
      }
    },
    wake: name => void follow(name),
    follow,
    inTurn,
    stateOf: name => laneOf(name).state,
    view: () => Promise.all([...lanes].filter(([, { spec }]) => spec !== null).map(([name, lane]) => viewOf(name, lane))),
    itemsOf,
    batches,
    stop: async () => {
      stopping.abort()
      for (const lane of lanes.values()) lane.callOff()
      const all = Promise.all([...[...lanes.values()].map(({ last }) => last), batches.ended()])
      await withinStop(all, timers, () => {
        for (const [name, { running }] of lanes) if (running) log('job.late', { job: name })
      })
    },
  }
}

async function withinStop(work: Promise<unknown>, timers: Timers, late: () => void): Promise<void> {
  let callOff = () => {}
  const deadline = new Promise<void>(resolve => {
    callOff = timers.after(stopWithinMs, () => {
      late()
      resolve()
    })
  })
  await Promise.race([work, deadline])
  callOff()
}

/** Whoever asked for the turn got the error; the next turn has nothing to do with it. */
const toldToItsCaller = (): void => undefined
