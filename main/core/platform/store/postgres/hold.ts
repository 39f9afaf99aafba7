/** Holds the branch in the database for one server: a lock while its session lives, and a number that every write checks. */
import { createHash } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import { Refusal } from '../../../../../shared/refusal.ts'
import { inTime } from '../../in-time.ts'
import type { Log } from '../../log.ts'
import type { Holding } from '../store.ts'
import { ask, type Client, isBroken, type Link, troubleOf } from './link.ts'

/** Everything here is the engine's own, beside the tables of the trade; `files.ts` keeps the sealed files. */
const furniture = (schema: string): readonly string[] => [
  `create schema if not exists "${schema}"`,
  `create table if not exists store_hold (
    id int primary key check (id = 1), epoch bigint not null, version int not null, key_check text not null)`,
  `create table if not exists sealed_file (name text collate "C" primary key, bytes bytea not null, laid_at timestamptz not null default now())`,
  // Ciphertext does not compress; trying to costs time at each picture.
  'alter table sealed_file alter column bytes set storage external',
]

/** Stands where the check of the branch's key stood, once the branch went on elsewhere. */
export const movedAway = 'moved'
export const isMovedAway = (check: string): boolean => check === movedAway

export type Hold = {
  /**
   * The first statement of every write. The row is locked until the commit: no other server can take the branch over before, and one that
   * has done so is seen here. Gives the transaction's number.
   * @throws Refusal STORE_GONE, STORE_TAKEN
   */
  begin(client: Pick<Client, 'query'>): Promise<string>
  /** Asks for the fate of a commit whose answer was lost. @throws Refusal STORE_GONE where it was not kept, STORE_UNCLEAR where nobody knows */
  wasKept(transaction: string): Promise<void>
  /** For what is written beside the transactions. */
  isHeld(): boolean
  release(): Promise<void>
}

type Wishes = Holding & {
  readonly link: Link
  readonly schema: string
  readonly log: Log
  /** How long a server that may have died is waited for. */
  readonly patienceMs?: number
  /** How long the database is asked for a commit's fate. */
  readonly unclearMs?: number
}

const beatMs = 1_000
/** A line that says nothing for so long is given up; one that broke is known at once. A busy machine may keep an answer lying for seconds. */
const beatWithinMs = 20_000
const againMs = 250
/** A session that broke off without a word is ended by the database within this. */
const takeOverMs = 6_000
const usualUnclearMs = 10_000

/** @throws Refusal BRANCH_HELD, STORE_GONE, STORE_ADDRESS */
export async function holdBranch({
  link,
  schema,
  log,
  patienceMs = takeOverMs,
  unclearMs = usualUnclearMs,
  standBy,
  heard = () => undefined,
}: Wishes): Promise<Hold> {
  const lock = createHash('sha256').update(`ssc-counter branch ${schema}`).digest().readBigInt64BE(0).toString()
  let session = await firstSession(link, lock, standBy ?? patienceMs)
  const epoch = await takeEpoch(session, schema).catch(async error => {
    await session.end().catch(() => undefined)
    throw troubleOf(error)
  })
  let state: 'held' | 'gone' | 'taken' | 'released' = 'held'
  const watching = new AbortController()
  const watched = watch()

  /** Beats until the session breaks, then tries to hold the branch again; gives up where another server has it. */
  async function watch(): Promise<void> {
    while (!watching.signal.aborted) {
      await after(beatMs, undefined, { signal: watching.signal, ref: false }).catch(() => undefined)
      if (watching.signal.aborted) return
      try {
        await inTime(ask(session, 'select 1'), beatWithinMs)
      } catch {
        state = 'gone'
        log('store.gone', {})
        heard('gone')
        void session.end().catch(() => undefined)
        if (!(await heldAgain())) return
      }
    }
  }

  async function heldAgain(): Promise<boolean> {
    while (!watching.signal.aborted) {
      try {
        const next = await link.client()
        if (await isStillMine(next)) {
          session = next
          state = 'held'
          log('store.back', {})
          heard('back')
          return true
        }
        await next.end().catch(() => undefined)
        if (state === 'taken') return false
      } catch (error) {
        if (!isBroken(error)) log('store.unheld', { error: error instanceof Error ? error.name : typeof error })
      }
      await after(againMs, undefined, { signal: watching.signal, ref: false }).catch(() => undefined)
    }
    return false
  }

  /** Nobody took the branch while this server did not hold it: what it keeps in memory is still so. */
  async function isStillMine(client: Client): Promise<boolean> {
    const { rows } = await ask(client, 'select epoch from store_hold where id = 1')
    const [row] = rows as { epoch: number }[]
    if (row?.epoch !== epoch) {
      lost()
      return false
    }
    return triesLock(client, lock)
  }

  function lost(): void {
    if (state === 'taken') return
    state = 'taken'
    log('store.taken', {})
    heard('taken')
  }

  return {
    begin: async client => {
      if (state === 'taken') throw new Refusal('STORE_TAKEN')
      if (state !== 'held') throw new Refusal('STORE_GONE')
      const { rows } = await ask(client, 'select epoch, pg_current_xact_id()::text as id from store_hold where id = 1 for update')
      const [row] = rows as { epoch: number; id: string }[]
      if (row?.epoch === epoch) return row.id
      lost()
      throw new Refusal('STORE_TAKEN')
    },
    wasKept: async transaction => {
      const until = performance.now() + unclearMs
      while (performance.now() < until) {
        const fate = await fateOf(link, transaction).catch(() => null)
        if (fate === 'committed') return
        if (fate === 'aborted') throw new Refusal('STORE_GONE')
        await after(againMs)
      }
      throw new Refusal('STORE_UNCLEAR')
    },
    isHeld: () => state === 'held',
    release: async () => {
      watching.abort()
      state = 'released'
      await watched
      await session.end().catch(() => undefined)
    },
  }
}

/** Null while it is still under way: the session it ran in is not ended yet. */
async function fateOf(link: Link, transaction: string): Promise<string | null> {
  const client = await link.client()
  try {
    const { rows } = await ask(client, 'select pg_xact_status($1::xid8) as fate', [transaction])
    const [row] = rows as { fate: string | null }[]
    return row?.fate === 'in progress' ? null : (row?.fate ?? null)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function triesLock(client: Client, lock: string): Promise<boolean> {
  const { rows } = await ask(client, 'select pg_try_advisory_lock($1::bigint) as got', [lock])
  return (rows as { got: number }[])[0]?.got === 1
}

/** Waits for so many milliseconds, or until the signal. */
async function firstSession(link: Link, lock: string, patience: number | AbortSignal): Promise<Client> {
  const until = typeof patience === 'number' ? performance.now() + patience : Number.POSITIVE_INFINITY
  const client = await link.client().catch(error => {
    throw troubleOf(error)
  })
  try {
    while (!(await triesLock(client, lock))) {
      if (performance.now() > until || (typeof patience === 'object' && patience.aborted)) throw new Refusal('BRANCH_HELD')
      await after(againMs)
    }
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw troubleOf(error)
  }
}

/** A server that lost the lock and does not know it yet is stopped by the new number at its next write. */
async function takeEpoch(session: Client, schema: string): Promise<number> {
  for (const statement of furniture(schema)) await ask(session, statement)
  await ask(session, `insert into store_hold values (1, 0, 0, '') on conflict do nothing`)
  const { rows } = await ask(session, 'update store_hold set epoch = epoch + 1 where id = 1 returning epoch')
  const [row] = rows as { epoch: number }[]
  if (!row) throw new Error('the branch has no row that says who holds it')
  return row.epoch
}
