/** Runs the store's thread: starts it when it is first needed, passes jobs, and ends it with the store. */
import { Worker } from 'node:worker_threads'
import { isRefusalCode, Refusal } from '../../../../../shared/refusal.ts'
import { z } from '../../../../../shared/zod.ts'
import type { Copied } from './make.ts'

export type StoreThread = {
  copy(at: string): Promise<Copied>
  /** Reads the whole store through. @throws Refusal DB_DAMAGED */
  check(): Promise<void>
  /** What is under way fails. */
  close(): Promise<void>
}

const Answer = z.object({ id: z.number(), result: z.unknown().optional(), refused: z.string().nullish(), error: z.string().optional() })
type Waiting = { resolve(result: unknown): void; reject(error: Error): void }
type Order = { readonly kind: 'copy'; readonly at: string } | { readonly kind: 'check' }

export function storeThread(folder: string, key: Uint8Array): StoreThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0

  function running(): Worker {
    if (worker) return worker
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './store-worker.mjs'
    const started = new Worker(new URL(file, import.meta.url), { workerData: { folder, key }, execArgv: [] })
    const fail = (error: Error) => {
      if (worker !== started) return
      worker = null
      for (const each of waiting.values()) each.reject(error)
      waiting.clear()
    }
    started.on('message', answered)
    started.on('error', fail)
    started.on('exit', code => fail(new Error(`the store's thread ended with ${code}`)))
    // Whoever waits for a job keeps the process alive; an idle thread must not.
    started.unref()
    worker = started
    return started
  }

  function answered(message: unknown): void {
    const { id, result, refused, error } = Answer.parse(message)
    const caller = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker?.unref()
    if (error === undefined) caller?.resolve(result)
    else caller?.reject(typeof refused === 'string' && isRefusalCode(refused) ? new Refusal(refused) : new Error(error))
  }

  const ask = (order: Order): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      const thread = running()
      thread.ref()
      thread.postMessage({ id: last, ...order })
    })

  return {
    copy: async at => (await ask({ kind: 'copy', at })) as Copied,
    check: async () => void (await ask({ kind: 'check' })),
    close: async () => {
      const leaving = worker
      worker = null
      for (const each of waiting.values()) each.reject(new Error('the store was closed'))
      waiting.clear()
      await leaving?.terminate()
    },
  }
}
