/** Reads for all screens together: the same question is asked once, and again when an event changed its answer. */
import { hashKey, notifyManager, type Query, QueryClient } from '@tanstack/react-query'
import { createContext } from 'react'
import type { In, Out } from '../../shared/ipc/contract.ts'
import { type EventName, events } from '../../shared/ipc/events.ts'
import type { Failure } from '../../shared/result.ts'
import { call, on, onSessionBack } from '../ipc.ts'
import { type AskedName, concerns, refreshTable } from './refresh-table.ts'

/** A refusal is an answer like any other; the value before it stays on the screen beside it. */
export type Answer<T> = { readonly value: T | null; readonly failure: Failure | null }
type Key<N extends AskedName> = readonly [N, In<N> | null]

/** Events this close to each other are one. */
const gatherMs = 40
/** While events keep coming, as when a unit's cases are made, a read begins at most this often. */
const spacingMs = 400

const isAsked = (name: unknown): name is AskedName => typeof name === 'string' && Object.hasOwn(refreshTable, name)

export class Reads {
  readonly client = new QueryClient({
    defaultOptions: {
      queries: {
        // Nothing is kept of a screen that is gone: the next person at this window sees no old answer, not for a moment.
        gcTime: 0,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // The core is on this machine; whether the network is up says nothing.
        networkMode: 'always',
      },
    },
  })
  readonly #due = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #begun = new Map<string, number>()
  /** Changed while their answer was under way: that answer may be of before. */
  readonly #late = new Set<string>()

  constructor() {
    // An answer is on the screen in the same turn in which it came: the next key may already be meant for what it shows.
    notifyManager.setScheduler(queueMicrotask)
  }

  /** Follows the events until it is told to stop. */
  listen(): () => void {
    const names = Object.keys(events) as EventName[]
    const stops = [...names.map(name => on(name, payload => this.#heard(name, payload))), onSessionBack(() => this.#changed(() => true))]
    return () => {
      for (const stop of stops) stop()
      for (const timer of this.#due.values()) clearTimeout(timer)
      this.#due.clear()
    }
  }

  async ask<N extends AskedName>(key: Key<N>): Promise<Answer<Out<N>>> {
    const [name, input] = key
    if (input === null) throw new Error(`${name} was asked without a question`)
    const hash = hashKey(key)
    this.#begun.set(hash, Date.now())
    try {
      const reply = await call(name, input)
      if (reply.ok) return { value: reply.value, failure: null }
      const value = this.client.getQueryData<Answer<Out<N>>>(key)?.value ?? null
      // The bar says since when the branch is away, and all is read anew when it is back: what stands on the screen is no fault of its own.
      if (value !== null && reply.error.code === 'TIMED_OUT' && this.#isLineGone()) return { value, failure: null }
      return { value, failure: reply.error }
    } finally {
      if (this.#late.delete(hash)) this.#soon(hash)
    }
  }

  #isLineGone(): boolean {
    return this.client.getQueryData<Answer<Out<'line.view'>>>(['line.view', {}])?.value?.state === 'gone'
  }

  /** Reads again at once, or as soon as the answer that is under way has come. */
  again<N extends AskedName>(key: Key<N>): void {
    this.#readNow(hashKey(key))
  }

  /** The same, unless the answer is younger than that: several clocks on one screen are one read. */
  refresh<N extends AskedName>(key: Key<N>, olderThanMs: number): void {
    if (Date.now() - (this.#begun.get(hashKey(key)) ?? 0) >= olderThanMs) this.again(key)
  }

  #heard(event: EventName, payload: unknown): void {
    const restarted = event === 'core.changed' && (payload as { state?: unknown }).state === 'ready'
    this.#changed(({ queryKey: [name, input] }) => isAsked(name) && (restarted || concerns(name, input, event, payload)))
  }

  #changed(shows: (query: Query) => boolean): void {
    for (const query of this.client.getQueryCache().findAll({ type: 'active' })) if (shows(query)) this.#soon(query.queryHash)
  }

  #soon(hash: string): void {
    if (this.#due.has(hash)) return
    const wait = Math.max(gatherMs, (this.#begun.get(hash) ?? 0) + spacingMs - Date.now())
    this.#due.set(
      hash,
      setTimeout(() => {
        this.#due.delete(hash)
        this.#readNow(hash)
      }, wait),
    )
  }

  #readNow(hash: string): void {
    const query = this.client.getQueryCache().get(hash)
    if (!query?.isActive()) return void this.#begun.delete(hash)
    if (query.state.fetchStatus === 'fetching') this.#late.add(hash)
    else void this.client.refetchQueries({ queryKey: query.queryKey, exact: true })
  }
}

export const ReadsContext = createContext<Reads | null>(null)
