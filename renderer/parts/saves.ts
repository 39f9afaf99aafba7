/** Keeps what was typed until the core has it: a save refused by the lock or lost in a restart is made again. */
import { createContext, useContext } from 'react'
import type { RefusalCode } from '../../shared/refusal.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { on, onSessionBack } from '../ipc.ts'

export type SaveState = {
  readonly state: 'saved' | 'saving' | 'unsaved'
  readonly savedAt: string | null
  readonly failure: Failure | null
}
/** `waiting`: kept, and tried again by itself. `refused`: the core will never take it, so nobody need wait for it. */
export type SaveOutcome = 'saved' | 'waiting' | 'refused'
type Save<T> = (value: T) => Promise<Result<{ readonly savedAt: string }>>

/** What passes by itself, and what has to happen first. Every other refusal is the core's last word on the draft. */
const passing: { readonly [C in RefusalCode]?: 'session' | 'time' } = {
  SCREEN_LOCKED: 'session',
  NOT_SIGNED_IN: 'session',
  LINE_GONE: 'time',
  TOO_MANY_CALLS: 'time',
  CORE_STARTING: 'time',
  CORE_RESTARTED: 'time',
  CORE_DOWN: 'time',
  TIMED_OUT: 'time',
  DISK_FULL: 'time',
}
const firstRetryMs = 1_000
const lastRetryMs = 15_000

const idle: SaveState = { state: 'saved', savedAt: null, failure: null }

type Entry = {
  /** What is not saved yet; gone once it is. */
  unsaved: { readonly value: unknown; readonly save: Save<never> } | null
  running: Promise<SaveOutcome> | null
  timer: ReturnType<typeof setTimeout> | undefined
  attempts: number
  shown: SaveState
}

export class Saves {
  readonly #entries = new Map<string, Entry>()
  readonly #listeners = new Set<() => void>()

  /** Tries again what waits as soon as somebody is back at the screen or the core runs again. */
  listen(): () => void {
    const retry = () => {
      for (const [key, entry] of this.#entries) if (entry.unsaved !== null) void this.now(key)
    }
    const stops = [onSessionBack(retry), on('core.changed', ({ state }) => state === 'ready' && retry())]
    return () => {
      for (const stop of stops) stop()
      for (const { timer } of this.#entries.values()) clearTimeout(timer)
    }
  }

  readonly subscribe = (listen: () => void): (() => void) => {
    this.#listeners.add(listen)
    return () => this.#listeners.delete(listen)
  }
  state(key: string): SaveState {
    return this.#entries.get(key)?.shown ?? idle
  }
  /** What was typed and is not saved yet, for a screen that opens again. */
  unsaved(key: string): unknown {
    return this.#entries.get(key)?.unsaved?.value
  }

  /** Saves after a pause; the newest value takes the place of the one that waited. */
  later<T>(key: string, value: T, save: Save<T>, pauseMs: number): void {
    const entry = this.#entries.get(key) ?? { unsaved: null, running: null, timer: undefined, attempts: 0, shown: idle }
    this.#entries.set(key, entry)
    entry.unsaved = { value, save }
    this.#show(entry, { ...entry.shown, state: entry.shown.failure === null ? 'saving' : 'unsaved' })
    this.#wait(key, entry, pauseMs)
  }

  /** Saves what waits at once; resolves when the core has taken or refused it. */
  now(key: string): Promise<SaveOutcome> {
    const entry = this.#entries.get(key)
    if (!entry) return Promise.resolve('saved')
    clearTimeout(entry.timer)
    // One save after the other: an older draft must never land on a newer one.
    entry.running ??= this.#run(key, entry).finally(() => {
      entry.running = null
    })
    return entry.running
  }

  /** Before somebody leaves on purpose. */
  async allNow(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map(key => this.now(key)))
  }

  async #run(key: string, entry: Entry): Promise<SaveOutcome> {
    while (entry.unsaved !== null) {
      const mine = entry.unsaved
      this.#show(entry, { ...entry.shown, state: 'saving' })
      const reply = await mine.save(mine.value as never)
      if (!reply.ok) {
        const waitsFor = passing[reply.error.code] ?? null
        this.#show(entry, { ...entry.shown, state: 'unsaved', failure: reply.error })
        if (waitsFor === 'time') this.#wait(key, entry, Math.min(firstRetryMs * 2 ** entry.attempts, lastRetryMs))
        entry.attempts += 1
        return waitsFor === null ? 'refused' : 'waiting'
      }
      entry.attempts = 0
      // Typed on meanwhile: the newer draft is saved before anything is called safe.
      if (entry.unsaved === mine) entry.unsaved = null
      this.#show(entry, { state: entry.unsaved === null ? 'saved' : 'saving', savedAt: reply.value.savedAt, failure: null })
    }
    return entry.shown.failure === null ? 'saved' : 'refused'
  }

  #wait(key: string, entry: Entry, ms: number): void {
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => void this.now(key), ms)
  }

  #show(entry: Entry, shown: SaveState): void {
    entry.shown = shown
    for (const listen of this.#listeners) listen()
  }
}

export const SavesContext = createContext<Saves | null>(null)

export function useSaves(): Saves {
  const saves = useContext(SavesContext)
  if (!saves) throw new Error('a screen saves outside <Counter>')
  return saves
}
