/** Binds jobs to the worker thread they were sent to, so that its messages, faults, exit and deadlines affect no other thread's jobs. */
import type { Worker } from 'node:worker_threads'
import { Refusal } from '../../../shared/refusal.ts'

export type Thread = {
  readonly isAlive: () => boolean
  /** @throws Refusal TIMED_OUT after `deadline` milliseconds, which also ends the thread; or the reason why the thread ended */
  ask(job: object, deadline: number): Promise<unknown>
  /** Fails the jobs still waiting with the first reason given, and terminates the worker. */
  end(reason: Error): Promise<void>
}

/** A fault ends the thread, since the failed job may have left its memory in any state. */
export type Answer = { readonly id: number; readonly result: unknown } | { readonly fault: string }
type Waiting = { readonly settle: (answer: unknown) => void; readonly fail: (error: Error) => void; readonly timer: NodeJS.Timeout }

/** `worker` answers each message `{ id, ...job }` with an `Answer`. */
export function threadOf(worker: Worker): Thread {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let ended: Error | null = null

  const end = async (reason: Error): Promise<void> => {
    ended ??= reason
    for (const { fail, timer } of waiting.values()) {
      clearTimeout(timer)
      fail(ended)
    }
    waiting.clear()
    await worker.terminate()
  }
  const answer = (id: number, result: unknown) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    clearTimeout(asked?.timer)
    asked?.settle(result)
  }

  worker.on('message', (message: Answer) => ('fault' in message ? void end(new Error(message.fault)) : answer(message.id, message.result)))
  worker.on('error', error => void end(error instanceof Error ? error : new Error('The photo thread failed')))
  worker.on('exit', () => void end(new Error('The photo thread ended')))
  worker.unref()

  return {
    isAlive: () => ended === null,
    ask: (job, deadline) =>
      new Promise((settle, fail) => {
        if (ended) return fail(ended)
        const id = nextId++
        // A job that cannot be sent throws here, before anything waits for its answer.
        worker.postMessage({ id, ...job })
        waiting.set(id, { settle, fail, timer: setTimeout(() => void end(new Refusal('TIMED_OUT')), deadline) })
      }),
    end,
  }
}
