/** Knows which of this window's writes take longer than a moment, and how the last of those ended. Knows no React. */
import type { Command } from '../../shared/ipc/command.ts'
import { type CommandName, contract } from '../../shared/ipc/contract.ts'

/** Whole seconds so far, or in all; null while somebody may still be choosing a file or a folder. */
export type Standing = { readonly state: 'working' | 'done' | 'failed'; readonly seconds: number | null }

/** Quicker than this nobody wonders. */
const momentMs = 2_000
/** Quicker than this the page that changed says well enough that it is done; a failure is told from the moment on. */
const longMs = 5_000
/** So long the end stands there, for whoever looked elsewhere meanwhile. */
const toldMs = 8_000
/** A command of the shell that waits for a person has ten minutes for it. */
const personMs = 600_000

const isByPerson = (name: CommandName): boolean => {
  const row: Command = contract[name]
  return row.at === 'shell' && (row.deadline ?? 0) >= personMs
}

type Begun = { readonly since: number; readonly byPerson: boolean }

export class UnderWay {
  readonly #begun = new Set<Begun>()
  readonly #listeners = new Set<() => void>()
  readonly #now: () => number
  #ended: (Standing & { readonly at: number }) | null = null

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** @returns what to call when it has ended */
  begin(name: CommandName): (well: boolean) => void {
    const begun = { since: this.#now(), byPerson: isByPerson(name) }
    this.#begun.add(begun)
    this.#tell()
    return well => {
      this.#begun.delete(begun)
      const at = this.#now()
      const tookMs = at - begun.since
      // Whoever chose a folder knows that it took a while.
      if (tookMs >= (well ? longMs : momentMs) && !begun.byPerson) {
        this.#ended = { state: well ? 'done' : 'failed', seconds: Math.round(tookMs / 1000), at }
      }
      this.#tell()
    }
  }

  /** Null while there is nothing to say. */
  standing(): Standing | null {
    const now = this.#now()
    const long = [...this.#begun].filter(({ since }) => now - since >= momentMs)
    const [oldest] = long.filter(({ byPerson }) => !byPerson)
    if (oldest) return { state: 'working', seconds: Math.floor((now - oldest.since) / 1000) }
    if (long.length > 0) return { state: 'working', seconds: null }
    return this.#ended !== null && now - this.#ended.at < toldMs ? { state: this.#ended.state, seconds: this.#ended.seconds } : null
  }

  /** Whether what it says may change by the clock alone. */
  moves(): boolean {
    return this.#begun.size > 0 || this.standing() !== null
  }

  readonly listen = (heard: () => void): (() => void) => {
    this.#listeners.add(heard)
    return () => this.#listeners.delete(heard)
  }

  #tell(): void {
    for (const heard of this.#listeners) heard()
  }
}

/** Of this window: a write goes on when the page that sent it is gone. */
export const underWay = new UnderWay()
