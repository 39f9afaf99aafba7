/** Runs long work under a key, each key once at a time; what fails is begun again after a rest, and set aside after a few times. */
import { type JobName, mostItemTries } from '../../../../shared/jobs/jobs.ts'
import { restAfter } from './backoff.ts'
import { errorCode } from './error-code.ts'
import type { JobsContext } from './items.ts'

export type KeyedWork = (signal: AbortSignal) => Promise<void>

export type KeyedRuns = {
  isRunning(key: string): boolean
  anyRunning(): boolean
  /** Begins the work unless it goes on already. A person began it, so what was counted against it before is forgotten. */
  start(key: string, work: KeyedWork): void
  /** Begins again what was set aside since the core started; what a core before this one left is for its desk to resume. */
  again(key: string): void
  /** Ends it between two of its things and waits for that. */
  stop(key: string): Promise<void>
  /** Waits for all of it once the core closes. */
  ended(): Promise<void>
}

type Run = { readonly work: KeyedWork; attempts: number; running: AbortController | null; done: Promise<void>; callOff: () => void }

export type KeyedContext = JobsContext & {
  readonly job: JobName
  /** Aborted when the core closes. */
  readonly signal: AbortSignal
  readonly outside: <T>(work: () => T) => T
  /** How a run ended, for the job's own line. */
  noted(error: unknown): Promise<void>
}

export function openKeyedRuns({ store, clock, log, tell, timers, draw, job, signal, outside, noted }: KeyedContext): KeyedRuns {
  const runs = new Map<string, Run>()
  const underWay = new Set<Promise<void>>()

  async function keep(key: string, { attempts }: Run, error: string): Promise<void> {
    const quarantined = attempts >= mostItemTries ? 1 : 0
    const change = { attempts, error, next_at: null, quarantined }
    const row = { job, key, since: clock.now(), ...change }
    await store.write(({ tx }) =>
      tx
        .insertInto('job_item')
        .values(row)
        .onConflict(conflict => conflict.columns(['job', 'key']).doUpdateSet(change))
        .execute(),
    )
    log('job.item', { job, error, attempts, quarantined: quarantined === 1 })
  }
  const forget = (key: string) => store.write(({ tx }) => tx.deleteFrom('job_item').where('job', '=', job).where('key', '=', key).execute())

  async function attempt(key: string, run: Run, ending: AbortController): Promise<void> {
    try {
      // Whoever hears that it ended must not find it running: the notes of it come after.
      await run.work(AbortSignal.any([signal, ending.signal])).finally(() => {
        run.running = null
      })
      if (signal.aborted || ending.signal.aborted) return
      if (runs.get(key) === run) runs.delete(key)
      await forget(key)
      await noted(null)
    } catch (error) {
      if (signal.aborted || ending.signal.aborted) return
      run.attempts += 1
      await keep(key, run, errorCode(error))
      await noted(error)
      if (run.attempts < mostItemTries) run.callOff = outside(() => timers.after(restAfter(run.attempts, draw()), () => begin(key, run)))
    }
  }

  function begin(key: string, run: Run): void {
    if (run.running || signal.aborted) return
    run.callOff()
    const ending = new AbortController()
    run.running = ending
    const done = outside(() => Promise.resolve().then(() => attempt(key, run, ending)))
      // Not even its failure could be written down; the log has it, and the desk shows that the work does not go on.
      .catch(error => log('job.unwritten', { job, error: errorCode(error) }))
      .finally(() => {
        underWay.delete(done)
        tell('jobs.changed', {})
      })
    run.done = done
    underWay.add(done)
  }

  const stop = async (key: string): Promise<void> => {
    const run = runs.get(key)
    if (!run) return
    run.callOff()
    run.running?.abort()
    await run.done
    if (runs.get(key) === run) runs.delete(key)
  }

  return {
    isRunning: key => runs.get(key)?.running != null,
    anyRunning: () => [...runs.values()].some(({ running }) => running !== null),
    start: (key, work) => {
      const before = runs.get(key)
      if (before?.running) return
      before?.callOff()
      const run: Run = { work, attempts: 0, running: null, done: Promise.resolve(), callOff: () => undefined }
      runs.set(key, run)
      begin(key, run)
    },
    again: key => {
      const run = runs.get(key)
      if (!run) return
      run.attempts = 0
      begin(key, run)
    },
    stop,
    ended: async () => {
      for (const { callOff } of runs.values()) callOff()
      await Promise.all([...underWay])
    },
  }
}
