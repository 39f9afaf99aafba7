/** The end of a move that is a schema of a database: read as it stood at one moment, or written whole in one transaction. */

import type { KeySource } from '../../../../../shared/ipc/wire.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import type { Log } from '../../log.ts'
import { checkOf, findKeys } from '../custody.ts'
import { queriesOn } from '../engine.ts'
import { migrate, newestOf } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import type { Source, Target } from '../move/move.ts'
import type { Row, Table } from '../move/sum.ts'
import { postgresEngine } from '../postgres.ts'
import { type Hold, holdBranch, isMovedAway, movedAway } from './hold.ts'
import { ask, type Client, isBroken, type Link, openLink, troubleOf } from './link.ts'
import { type Place, placeOf } from './place.ts'

const lot = 500
/** A statement of PostgreSQL takes 65,535 values at most. */
const mostValues = 20_000

/** The engine's own, and the row that counts the commits of a file, which a schema carries unused. */
const notCarried = ['store_hold', 'sealed_file', 'store_head']

type Opened = {
  readonly place: Place
  readonly link: Link
  readonly hold: Hold
  /** The session in whose transaction everything is read or written. */
  readonly session: Client
  readonly open: AsyncDisposableStack
}

/**
 * A branch that no server holds at this moment, of this program's version. `data` holds the custody of its key.
 * @throws Refusal STORE_ADDRESS, STORE_GONE, BRANCH_HELD, SETUP_NEEDED, STORE_MOVED, DB_KEY_WRONG, DB_FROM_FUTURE, MOVE_REFUSED for an older version
 */
export async function databaseSource(address: string, data: string, source: KeySource, log: Log): Promise<Source> {
  const place = await placeOf(address)
  const before = await stateOf(place)
  if (before === null || before.check === '') throw new Refusal('SETUP_NEEDED')
  if (isMovedAway(before.check)) throw new Refusal('STORE_MOVED')
  const newest = newestOf(migrations)
  if (before.version > newest) throw new Refusal('DB_FROM_FUTURE', { version: before.version, newest })
  if (before.version < newest) throw new Refusal('MOVE_REFUSED', { why: 'older' })
  const found = (await findKeys([data], source)).find(({ key }) => checkOf(key) === before.check)
  if (!found) throw new Refusal('DB_KEY_WRONG')
  const { open, session, link } = await openAt(place, log)
  await told(ask(session, 'begin isolation level repeatable read read only'))
  return {
    key: found.key,
    ...reading(session, place.schema),
    retire: async () => {
      const client = await link.client()
      try {
        await told(ask(client, 'update store_hold set key_check = $1 where id = 1', [movedAway]))
      } finally {
        await client.end()
      }
    },
    close: () => open.disposeAsync(),
  }
}

/**
 * A schema in which nothing is, or only what a move or a setup that did not finish left. It has no key until all of it stands: whoever opens
 * it before finds no branch.
 * @throws Refusal STORE_ADDRESS, STORE_GONE, BRANCH_HELD; MOVE_REFUSED where anything else is there
 */
export async function databaseTarget(address: string, key: Uint8Array, log: Log): Promise<Target> {
  const place = await placeOf(address)
  await clear(place, log)
  const opened = await openAt(place, log)
  const { link, hold, session } = opened
  let finished = false
  const open = new AsyncDisposableStack()
  // When the hold is let go. Where the line broke, what the database still has is removed by the next move.
  open.defer(async () => {
    if (!finished) await clear(place, log).catch(() => undefined)
  })
  open.use(opened.open)
  try {
    const engine = postgresEngine({ link, hold, counted: { changes: 0, commits: 0 } })
    const db = queriesOn(engine)
    await migrate(db, engine)
    await db.destroy()
    await told(ask(session, 'begin'))
    const transaction = await hold.begin(session)
    const references = await referencesIn(session, place.schema)
    await defer(session, references, true)
    const read = reading(session, place.schema)
    // What a new schema begins with comes from the source as well.
    for (const { name } of await read.tables()) await told(ask(session, `delete from "${name}"`))
    return {
      ...read,
      put: (table, rows) => put(session, table, rows),
      putSealedFile: async (name, bytes) =>
        void (await told(ask(session, 'insert into sealed_file (name, bytes) values ($1, $2)', [name, bytes]))),
      settle: async () => {
        await told(ask(session, 'set constraints all immediate'))
        await defer(session, references, false)
        await countOn(session, place.schema)
      },
      finish: async () => {
        await told(ask(session, 'update store_hold set key_check = $1 where id = 1', [checkOf(key)]))
        await ask(session, 'commit').catch(async error => {
          if (!isBroken(error)) throw troubleOf(error)
          await hold.wasKept(transaction)
        })
        finished = true
      },
      close: () => open.disposeAsync(),
    }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}

/** Holds the branch until `open` is disposed of. */
async function openAt(place: Place, log: Log): Promise<Opened> {
  const open = new AsyncDisposableStack()
  try {
    const link = await openLink(place)
    open.defer(() => link.end())
    const hold = await holdBranch({ link, schema: place.schema, log })
    open.defer(() => hold.release())
    const session = await link.client().catch(error => {
      throw troubleOf(error)
    })
    open.defer(() => session.end().catch(() => undefined))
    return { place, link, hold, session, open }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}

/** Null where no program of ours was ever. */
async function stateOf(place: Place): Promise<{ readonly version: number; readonly check: string } | null> {
  return withClient(place, async client => {
    const { rows } = await ask(client, 'select to_regclass($1)::text as name', [`"${place.schema}".store_hold`])
    if ((rows as { name: string | null }[])[0]?.name === null) return null
    const [row] = (await ask(client, 'select version, key_check as check from store_hold where id = 1')).rows as {
      version: number
      check: string
    }[]
    return row ?? null
  })
}

/** Makes the schema empty where it holds no branch. @throws Refusal MOVE_REFUSED where it holds anything else */
async function clear(place: Place, log: Log): Promise<void> {
  const before = await stateOf(place)
  if (before !== null && before.check !== '') throw new Refusal('MOVE_REFUSED', { why: 'not-empty' })
  const names = await withClient(place, async client => {
    const { rows } = await ask(client, 'select tablename as name from pg_tables where schemaname = $1', [place.schema])
    return (rows as { name: string }[]).map(({ name }) => name)
  })
  if (names.length === 0) return
  // Tables without the row that says whose they are belong to another program.
  if (before === null) throw new Refusal('MOVE_REFUSED', { why: 'not-empty' })
  // Nobody else may be about to fill it.
  const { open, session } = await openAt(place, log)
  try {
    const business = names.includes('case_file')
      ? (await told(ask(session, 'select 1 from case_file union all select 1 from ticket limit 1'))).rows
      : []
    if (business.length > 0) throw new Refusal('MOVE_REFUSED', { why: 'not-empty' })
    await told(ask(session, `drop schema "${place.schema}" cascade`))
  } finally {
    await open.disposeAsync()
  }
}

async function withClient<T>(place: Place, work: (client: Client) => Promise<T>): Promise<T> {
  const link = await openLink(place)
  try {
    const client = await told(link.client())
    try {
      return await told(work(client))
    } finally {
      await client.end()
    }
  } finally {
    await link.end()
  }
}

/** In the program's words. */
const told = <T>(work: Promise<T>): Promise<T> =>
  work.catch(error => {
    throw troubleOf(error)
  })

function reading(session: Client, schema: string): Pick<Source, 'tables' | 'rows' | 'sealedFile'> {
  return {
    tables: async () => {
      const { rows } = await told(
        ask(
          session,
          `select table_name as table, column_name as column from information_schema.columns
           where table_schema = $1 and is_generated = 'NEVER'`,
          [schema],
        ),
      )
      const columns = new Map<string, string[]>()
      for (const { table, column } of rows as { table: string; column: string }[])
        columns.set(table, [...(columns.get(table) ?? []), column])
      return [...columns.keys()]
        .filter(name => !notCarried.includes(name))
        .sort()
        .map(name => ({ name, columns: (columns.get(name) ?? []).sort() }))
    },
    rows: async function* rows({ name, columns }) {
      await told(ask(session, `declare rows_to_move no scroll cursor for select ${listed(columns)} from "${name}"`))
      for (;;) {
        const { rows: some } = await told(ask(session, `fetch ${lot} from rows_to_move`))
        if (some.length > 0) yield (some as Record<string, unknown>[]).map(row => columns.map(column => row[column]))
        if (some.length < lot) break
      }
      await told(ask(session, 'close rows_to_move'))
    },
    sealedFile: async name => {
      const { rows } = await told(ask(session, 'select bytes from sealed_file where name = $1', [name]))
      return (rows as { bytes: Uint8Array }[])[0]?.bytes ?? null
    },
  }
}

async function put(session: Client, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  const most = Math.max(1, Math.floor(mostValues / columns.length))
  for (let from = 0; from < rows.length; from += most) {
    const some = rows.slice(from, from + most)
    const places = some.map((_, row) => `(${columns.map((_column, at) => `$${row * columns.length + at + 1}`).join(', ')})`)
    await told(ask(session, `insert into "${name}" (${listed(columns)}) values ${places.join(', ')}`, some.flat()))
  }
}

type Reference = { readonly table: string; readonly name: string }

async function referencesIn(session: Client, schema: string): Promise<Reference[]> {
  const { rows } = await told(
    ask(
      session,
      `select rel.relname as table, con.conname as name from pg_constraint con
       join pg_class rel on rel.oid = con.conrelid join pg_namespace ns on ns.oid = rel.relnamespace
       where con.contype = 'f' and ns.nspname = $1`,
      [schema],
    ),
  )
  return rows as Reference[]
}

/** Tables refer to each other, so references are looked at when all rows stand. */
async function defer(session: Client, references: readonly Reference[], until: boolean): Promise<void> {
  const how = until ? 'deferrable initially deferred' : 'not deferrable'
  for (const { table, name } of references) await told(ask(session, `alter table "${table}" alter constraint "${name}" ${how}`))
}

/** Keys that count by themselves go on behind the last one, as they do in a file. */
async function countOn(session: Client, schema: string): Promise<void> {
  const { rows } = await told(
    ask(
      session,
      `select table_name as table, column_name as column from information_schema.columns where table_schema = $1 and is_identity = 'YES'`,
      [schema],
    ),
  )
  for (const { table, column } of rows as { table: string; column: string }[])
    await told(
      ask(session, `select setval(pg_get_serial_sequence($1, $2), coalesce((select max("${column}") from "${table}"), 0) + 1, false)`, [
        `"${schema}"."${table}"`,
        column,
      ]),
    )
}

const listed = (columns: readonly string[]): string => columns.map(column => `"${column}"`).join(', ')
