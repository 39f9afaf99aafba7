/** Runs writes as units of work: one transaction, and the windows hear of it when all of it stands. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely, Transaction } from 'kysely'
import type { EventName, EventPayload } from '../../../../shared/ipc/events.ts'
import type { Tables } from './schema.ts'

export type Tx = Transaction<Tables>
export type Tell = <N extends EventName>(name: N, payload: EventPayload<N>) => void

/** What a write works with. Both are dead once the unit has ended. */
export type Unit = {
  readonly tx: Tx
  /** Held until the commit; the same event twice in one unit is told once. */
  readonly tell: Tell
  /** For what is kept in memory beside the rows (sessions, rules, the branch): held until the commit, done before anybody is told. */
  readonly afterCommit: (work: () => void) => void
}

/** Throws where the unit must not go on. */
export type Check = (tx: Tx) => Promise<void>

export type Units = {
  /** The connection for reads; inside a unit it is the unit's own handle, so that a read never waits for the transaction it stands in. */
  readonly db: Kysely<Tables>
  /**
   * Runs `work` as one transaction. Called inside another unit it joins that one, and its events are told with it.
   * A nested unit that failed fails the outer one too, even if the error was caught: half of its rows may be written.
   */
  write<T>(work: (unit: Unit) => Promise<T>): Promise<T>
  /**
   * Runs `work`, each unit of which first asks `check` in its own transaction; a unit begun after `work` has ended asks nobody.
   * So what the caller may do is judged beside the rows it is about to change.
   */
  checked<T>(check: Check, work: () => Promise<T>): Promise<T>
  /** Held inside a unit until its commit, so that no window asks for what is not there yet; at once outside of one. */
  readonly tell: Tell
}

type Running = { readonly unit: Unit; open: boolean; failure: { readonly error: unknown } | null }
type Held = { readonly name: EventName; readonly payload: EventPayload<EventName> }

export function openUnits(db: Kysely<Tables>, tell: Tell): Units {
  const running = new AsyncLocalStorage<Running>()
  const checking = new AsyncLocalStorage<{ check: Check | null }>()
  /** A task begun inside a unit may outlive it; it then works on its own. */
  const here = (): Running | null => {
    const found = running.getStore()
    return found?.open ? found : null
  }

  async function join<T>(outer: Running, work: (unit: Unit) => Promise<T>): Promise<T> {
    try {
      return await work(outer.unit)
    } catch (error) {
      outer.failure = { error }
      throw error
    }
  }

  async function begin<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    const held = new Map<string, Held>()
    const after: (() => void)[] = []
    const done = await db.transaction().execute(async tx => {
      const hold: Tell = (name, payload) => {
        if (!mine.open) throw new Error(`${name} was told after its unit of work had ended`)
        held.set(`${name} ${JSON.stringify(payload)}`, { name, payload })
      }
      const afterCommit = (work: () => void) => {
        if (!mine.open) throw new Error('work for after the commit was left once the unit had ended')
        after.push(work)
      }
      const mine: Running = { unit: { tx, tell: hold, afterCommit }, open: true, failure: null }
      try {
        await checking.getStore()?.check?.(tx)
        const result = await running.run(mine, () => work(mine.unit))
        if (mine.failure) throw mine.failure.error
        return result
      } finally {
        mine.open = false
      }
    })
    for (const work of after) work()
    for (const { name, payload } of held.values()) tell(name, payload)
    return done
  }

  return {
    tell: (name, payload) => (here()?.unit.tell ?? tell)(name, payload),
    get db() {
      return here()?.unit.tx ?? db
    },
    checked: async (check, work) => {
      const mine: { check: Check | null } = { check }
      try {
        return await checking.run(mine, work)
      } finally {
        mine.check = null
      }
    },
    write: work => {
      const outer = here()
      return outer ? join(outer, work) : begin(work)
    },
  }
}
