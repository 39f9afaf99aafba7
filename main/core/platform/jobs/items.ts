/** Works on many things one by one for a job: what fails rests, then is set aside, and what stands behind it goes on. */
import type { JobItemView } from '../../../../shared/ipc/shapes/job.ts'
import { type JobName, mostItemTries } from '../../../../shared/jobs/jobs.ts'
import { Instant } from '../../../../shared/time.ts'
import type { Timers } from '../clock.ts'
import type { PlatformContext } from '../context.ts'
import { restAfter } from './backoff.ts'
import { errorCode } from './error-code.ts'

export type JobsContext = PlatformContext & {
  readonly timers: Timers
  /** Draws from 0 up to 1, for the jitter. */
  readonly draw: () => number
}

export type Items = {
  /**
   * Works on every key that is due. A try is written down before it begins, so that an item that kills the process is set aside
   * after a few starts instead of killing each. `isOwn` tells trouble of the whole job, as a full disk, from trouble of the item:
   * it ends the run with that error and costs the item nothing.
   */
  each(keys: readonly string[], work: (key: string) => Promise<void>, how: EachOptions): Promise<void>
  /** Sets aside what cannot be worked on at all, with its reason. It is looked at again when it changed. */
  refuse(key: string, error: string): Promise<void>
  /** Forgets the items whose things are no longer there. */
  keepOnly(keys: readonly string[]): Promise<void>
}
export type EachOptions = {
  readonly isOwn: (error: unknown) => boolean
  /** A person pressed the key: what only rests is tried now. What is set aside stays so. */
  readonly hurried?: boolean
}

/** Where the failed things of a job are kept: in `job_item`, or in a table of the job's own. */
export type ItemStore = {
  list(): Promise<JobItemView[]>
  /** Lets it be tried again from the start. False where there is none. */
  release(key: string): Promise<boolean>
  drop(key: string): Promise<boolean>
}

/** Stands in a row while its try is under way; read back only if the process died in it. */
const interrupted = 'INTERRUPTED'
const mostShown = 50

export function openItems({ store, clock, log, draw }: JobsContext, job: JobName, signal: AbortSignal): Items {
  const rowsOf = async () =>
    new Map((await store.db.selectFrom('job_item').selectAll().where('job', '=', job).execute()).map(row => [row.key, row]))
  const put = async (key: string, change: { attempts: number; error: string; next_at: string | null; quarantined: number }) => {
    const row = { job, key, since: clock.now(), ...change }
    await store.write(({ tx }) =>
      tx
        .insertInto('job_item')
        .values(row)
        .onConflict(conflict => conflict.columns(['job', 'key']).doUpdateSet(change))
        .execute(),
    )
  }
  const forget = async (keys: readonly string[]) => {
    for (let at = 0; at < keys.length; at += 500) {
      const some = keys.slice(at, at + 500)
      await store.write(({ tx }) => tx.deleteFrom('job_item').where('job', '=', job).where('key', 'in', some).execute())
    }
  }
  const later = (ms: number): Instant => Instant.parse(new Date(Date.parse(clock.now()) + ms).toISOString())

  async function tryOne(key: string, before: number, work: (key: string) => Promise<void>, { isOwn }: EachOptions): Promise<void> {
    const attempts = before + 1
    const quarantined = attempts >= mostItemTries ? 1 : 0
    await put(key, { attempts, error: interrupted, next_at: null, quarantined })
    try {
      await work(key)
      await forget([key])
    } catch (error) {
      if (signal.aborted || isOwn(error)) {
        await (before === 0 ? forget([key]) : put(key, { attempts: before, error: errorCode(error), next_at: null, quarantined: 0 }))
        throw error
      }
      const next = quarantined ? null : later(restAfter(attempts, draw()))
      await put(key, { attempts, error: errorCode(error), next_at: next, quarantined })
      log('job.item', { job, error: errorCode(error), attempts, quarantined: quarantined === 1 })
    }
  }

  return {
    each: async (keys, work, how) => {
      const known = await rowsOf()
      for (const key of keys) {
        if (signal.aborted) return
        const row = known.get(key)
        // Set aside without a try is what could not be one before; being here again, it is a sound thing now.
        if (row?.quarantined === 1 && row.attempts > 0) continue
        if (row?.next_at && row.next_at > clock.now() && !how.hurried) continue
        await tryOne(key, row?.attempts ?? 0, work, how)
      }
    },
    refuse: async (key, error) => {
      const row = (await rowsOf()).get(key)
      if (row?.attempts === 0 && row.quarantined === 1 && row.error === error) return
      await put(key, { attempts: 0, error, next_at: null, quarantined: 1 })
      log('job.item', { job, error, attempts: 0, quarantined: true })
    },
    keepOnly: async keys => {
      const there = new Set(keys)
      await forget([...(await rowsOf()).keys()].filter(key => !there.has(key)))
    },
  }
}

export function itemStore({ store }: Pick<PlatformContext, 'store'>, job: JobName): ItemStore {
  const mine = (key: string) => store.db.selectFrom('job_item').select('key').where('job', '=', job).where('key', '=', key)
  return {
    list: async () => {
      const rows = await store.db
        .selectFrom('job_item')
        .selectAll()
        .where('job', '=', job)
        .orderBy('quarantined', 'desc')
        .orderBy('since')
        .limit(mostShown)
        .execute()
      return rows.map(({ key, attempts, error, since, quarantined }) => {
        return { key, label: key, attempts, error, since, quarantined: quarantined === 1 }
      })
    },
    release: async key => {
      if (!(await mine(key).executeTakeFirst())) return false
      const fresh = { attempts: 0, next_at: null, quarantined: 0 }
      await store.write(({ tx }) => tx.updateTable('job_item').set(fresh).where('job', '=', job).where('key', '=', key).execute())
      return true
    },
    drop: async key => {
      if (!(await mine(key).executeTakeFirst())) return false
      await store.write(({ tx }) => tx.deleteFrom('job_item').where('job', '=', job).where('key', '=', key).execute())
      return true
    },
  }
}
