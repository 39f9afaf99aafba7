/** Runs the store's thread: starts it when it is first needed, passes jobs, and leaves it for the next store when this one closes. */
import { Worker } from 'node:worker_threads'
import { isRefusalCode, Refusal } from '../../../../../shared/refusal.ts'
import { z } from '../../../../../shared/zod.ts'
import { syncOften } from '../sync-often.ts'
import type { Carried } from './carry.ts'
import { databaseIn } from './copies.ts'
import type { Copied } from './make.ts'
import { copiesFolder, unfinishedIn } from './places.ts'

export type StoreThread = {
  copy(at: string): Promise<Copied>
  /** Reads the whole store through. @throws Refusal DB_DAMAGED */
  check(): Promise<void>
  /** Carries the newest copy to a second place. @throws Refusal DB_DAMAGED, DISK_FULL; an error with the system's code */
  carry(to: string): Promise<Carried | null>
  /** What is under way fails. */
  close(): Promise<void>
}

const Answer = z.object({ id: z.number(), result: z.unknown().optional(), refused: z.string().nullish(), error: z.string().optional() })
type Waiting = { resolve(result: unknown): void; reject(error: Error): void }
type Order = { readonly kind: 'copy'; readonly at: string } | { readonly kind: 'check' } | { readonly kind: 'carry'; readonly to: string }

/** A thread whose store was closed while nothing was under way: starting one costs more than most copies. It holds no key between two jobs. */
let idle: Worker | null = null

function started(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './store-worker.mjs'
  const worker = new Worker(new URL(file, import.meta.url), { execArgv: [] })
  // Whoever waits for a job keeps the process alive; an idle thread must not.
  worker.unref()
  return worker
}

function keepIdle(worker: Worker): void {
  worker.removeAllListeners()
  idle = worker
  const drop = () => {
    if (idle === worker) idle = null
  }
  // A thread that dies with nothing to do fails nobody; the next store starts its own.
  worker.once('error', drop).once('exit', drop)
}

export function storeThread(folder: string, key: Uint8Array): StoreThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0

  function running(): Worker {
    if (worker) return worker
    const mine = idle ?? started()
    idle = null
    mine.removeAllListeners()
    const fail = (error: Error) => {
      if (worker !== mine) return
      worker = null
      for (const each of waiting.values()) each.reject(error)
      waiting.clear()
    }
    mine.on('message', answered)
    mine.on('error', fail)
    mine.on('exit', code => fail(new Error(`the store's thread ended with ${code}`)))
    worker = mine
    return mine
  }

  function answered(message: unknown): void {
    const { id, result, refused, error } = Answer.parse(message)
    const caller = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker?.unref()
    if (error === undefined) caller?.resolve(result)
    else
      caller?.reject(
        typeof refused === 'string' && isRefusalCode(refused) ? new Refusal(refused) : Object.assign(new Error(error), { code: error }),
      )
  }

  const ask = (order: Order): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      const thread = running()
      thread.ref()
      thread.postMessage({ id: last, folder, key, ...order })
    })

  return {
    copy: async at => {
      // The thread itself stands still inside SQLite until the whole file is written.
      const synced = syncOften(databaseIn(unfinishedIn(copiesFolder(folder))))
      try {
        return (await ask({ kind: 'copy', at })) as Copied
      } finally {
        await synced.end()
      }
    },
    carry: async to => (await ask({ kind: 'carry', to })) as Carried | null,
    check: async () => void (await ask({ kind: 'check' })),
    close: async () => {
      const leaving = worker
      worker = null
      if (leaving && waiting.size === 0 && !idle) return keepIdle(leaving)
      for (const each of waiting.values()) each.reject(new Error('the store was closed'))
      waiting.clear()
      await leaving?.terminate()
    },
  }
}
