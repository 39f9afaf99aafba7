/** Remembers which batches are at work in this core, so that each works once at a time and can be told to stop. */
import type { UnitId } from '../../../../shared/ids.ts'

export type UnitRuns = {
  isRunning(id: UnitId): boolean
  /** Begins the work unless it goes on already; `isStopped` is asked between two rows. */
  start(id: UnitId, work: (isStopped: () => boolean) => Promise<void>): void
  /** Waits until the row in hand is done. */
  stop(id: UnitId): Promise<void>
  stopAll(): Promise<void>
}

type Run = { stopped: boolean; readonly done: Promise<void> }

export function openUnitRuns(onFailure: (error: unknown) => void): UnitRuns {
  const runs = new Map<UnitId, Run>()
  const stop = async (id: UnitId): Promise<void> => {
    const run = runs.get(id)
    if (!run) return
    run.stopped = true
    await run.done
  }
  return {
    isRunning: id => runs.has(id),
    start: (id, work) => {
      if (runs.has(id)) return
      const run: Run = {
        stopped: false,
        done: Promise.resolve()
          .then(() => work(() => run.stopped))
          .catch(onFailure)
          .finally(() => void runs.delete(id)),
      }
      runs.set(id, run)
    },
    stop,
    stopAll: async () => void (await Promise.all([...runs.keys()].map(stop))),
  }
}
