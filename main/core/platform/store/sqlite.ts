/** Opens the encrypted SQLite file; everything only SQLite knows stands here. */
import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type Dialect,
  type Kysely,
  type SqlBool,
  SqliteAdapter,
  SqliteDialect,
  type SqliteStatement,
  sql,
  type Transaction,
} from 'kysely'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Engine } from './engine.ts'
import type { Tables } from './schema.ts'
import type { Statement } from './witness/record.ts'
import type { Recorder } from './witness/recorder.ts'

/** Kysely's adapter marks SQLite's DDL as not transactional, but it rolls back together with user_version (measured). */
class TransactionalDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class EncryptedDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalDdl()
  }
}

/** Hears what is written through the file, once it is given; see `witness/recorder.ts`. */
export type Hearing = { recorder: Pick<Recorder, 'wrote' | 'commit' | 'dropped'> | null }

/** Kysely prepares each statement anew; the same text is compiled once per file here. */
function cachingStatements(file: Database.Database, hearing: Hearing) {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => void file.close(),
    prepare: (text: string): SqliteStatement => {
      // On a full disk SQLite rolls back by itself, and a rollback after that would hide why behind an error of its own.
      if (text === 'rollback' && !file.inTransaction) {
        hearing.recorder?.dropped()
        return file.prepare('select 1 where false')
      }
      const known = kept.get(text)
      if (known) return known
      const fresh = heard(file, text, hearing)
      // DDL and pragmas run once; only reads and writes repeat.
      if (/^\s*(select|insert|update|delete|with|begin$|commit$)/i.test(text)) kept.set(text, fresh)
      return fresh
    },
  }
}

/** A statement that tells the recorder what it did. What stands outside of a transaction is one of its own. */
function heard(file: Database.Database, text: string, hearing: Hearing): SqliteStatement {
  const statement = file.prepare<unknown[]>(text)
  if (text === 'commit')
    return {
      reader: false,
      all: () => [],
      iterate: () => [][Symbol.iterator](),
      run: () => {
        if (hearing.recorder) hearing.recorder.commit(() => statement.run())
        else statement.run()
        return nothing
      },
    }
  if (text === 'rollback')
    return {
      reader: false,
      all: () => [],
      iterate: () => [][Symbol.iterator](),
      run: () => {
        hearing.recorder?.dropped()
        statement.run()
        return nothing
      },
    }
  if (statement.readonly) return statement
  const writing = <T>(values: readonly unknown[], act: () => T, changesOf: (done: T) => number): T => {
    const { recorder } = hearing
    if (recorder === null) return act()
    const alone = !file.inTransaction
    if (alone) file.exec('begin')
    try {
      const done = act()
      recorder.wrote({ text, values: values as Statement['values'], changes: changesOf(done) })
      if (alone) recorder.commit(() => file.exec('commit'))
      return done
    } catch (error) {
      if (alone) {
        recorder.dropped()
        if (file.inTransaction) file.exec('rollback')
      }
      throw error
    }
  }
  return {
    reader: statement.reader,
    all: values =>
      writing(
        values,
        () => statement.all(...values),
        rows => rows.length,
      ),
    run: values =>
      writing(
        values,
        () => statement.run(...values),
        ({ changes }) => changes,
      ),
    iterate: values => statement.iterate(...values),
  }
}

const nothing = { changes: 0, lastInsertRowid: 0 } as const

/**
 * Opens the file at `path` with the raw 32-byte `key`, which custody has checked: a file it does not open is damaged.
 * @throws Refusal DB_DAMAGED when the file is not whole, DISK_FULL, FOLDER_UNWRITABLE.
 */
export function openFile(path: string, key: Uint8Array): Database.Database {
  const file = openUnread(path, key)
  try {
    assertWhole(file)
    return file
  } catch (error) {
    file.close()
    throw error
  }
}

/** The same without reading the file through: of a large one only a part is read here. */
export function openUnread(path: string, key: Uint8Array): Database.Database {
  return opened(
    () => new Database(path),
    key,
    file => {
      file.pragma('journal_mode = WAL')
      file.pragma('synchronous = FULL')
      file.pragma('foreign_keys = ON')
      file.pragma('secure_delete = ON')
      file.pragma('temp_store = MEMORY')
      // In KiB: a search over a hundred thousand cases reads 13 MB of index, which is decrypted again wherever it is not kept.
      file.pragma('cache_size = -32768')
      // Without it REPLACE deletes a row past the trigger that refuses deleting (SQLite: lang_conflict).
      file.pragma('recursive_triggers = ON')
      file.pragma('busy_timeout = 5000')
    },
  )
}

/** A second connection, which never writes and never waits for one that does. @throws Refusal DB_DAMAGED */
export function openForReading(path: string, key: Uint8Array): Database.Database {
  return opened(
    () => new Database(path, { readonly: true }),
    key,
    file => {
      // Whoever reads here goes through the file once, page after page: what is kept serves nobody, and VACUUM INTO keeps as much again.
      file.pragma('cache_size = -4096')
    },
  )
}

/**
 * The key as the cipher takes it without deriving another from it: 32 random bytes gain nothing by the 64,007 rounds of PBKDF2 that SQLite3MC
 * puts behind a passphrase, which cost 23 ms an opening (measured). Source: SQLite3 Multiple Ciphers, ChaCha20, raw key.
 */
export const rawKey = (key: Uint8Array): Buffer => Buffer.from(`raw:${Buffer.from(key).toString('hex')}`)

/** By the raw key, or as stores were keyed before it, and with the settings of `prepare`. @throws Refusal as `troubleOf` names it */
function opened(open: () => Database.Database, key: Uint8Array, prepare: (file: Database.Database) => void): Database.Database {
  const withKey = (by: Buffer) => {
    const file = open()
    try {
      file.key(by)
      prepare(file)
      // Reads the first page and the schema: another key or another file is known here.
      file.prepare('select count(*) from sqlite_schema').get()
      return file
    } catch (error) {
      file.close()
      throw troubleOf(error)
    }
  }
  try {
    return withKey(rawKey(key))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'DB_DAMAGED') return withKey(Buffer.from(key))
    throw error
  }
}

/** Reads the whole file. @throws Refusal DB_DAMAGED when it is not whole. */
export function assertWhole(file: Database.Database): void {
  let verdict: unknown
  try {
    verdict = file.pragma('quick_check(1)', { simple: true })
  } catch (error) {
    throw troubleOf(error)
  }
  if (verdict !== 'ok') throw new Refusal('DB_DAMAGED')
}

/** SQLite's own words for what went wrong at opening, as refusals; anything else stays a bug. */
export function troubleOf(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return new Refusal('DB_DAMAGED')
  if (isFull(code)) return new Refusal('DISK_FULL')
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) return new Refusal('FOLDER_UNWRITABLE')
  return error
}

// A disk over its quota or a file over its limit fails the write itself, or making room for it.
const fullCodes: readonly string[] = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_TRUNCATE']
export const isFull = (code: string): boolean => fullCodes.includes(code)

export const sqliteCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

export function sqliteEngine(file: Database.Database, hearing: Hearing = { recorder: null }): Engine {
  const dialect: Dialect = new EncryptedDialect({ database: cachingStatements(file, hearing) })
  return {
    name: 'sqlite',
    dialect,
    bytes: 'blob',
    tableEnd: 'strict',
    jsonText: (column, key) => `json_extract(${column}, '$.${key}')`,
    contains: (column, text) => sql<SqlBool>`instr(${sql.ref(column)}, ${text}) > 0`,
    tail: (column, length) => sql<string>`substr(${sql.ref(column)}, ${sql.lit(-length)})`,
    readVersion: async () => Number(file.pragma('user_version', { simple: true })),
    writeVersion: async (tx: Transaction<Tables>, version: number) => {
      await tx.executeQuery(CompiledQuery.raw(`pragma user_version = ${Math.trunc(version)}`))
    },
    appendOnly: refuseChanges,
    changeable: async (tx, table) => {
      for (const word of ['update', 'delete']) await sql`drop trigger ${sql.id(`${table}_no_${word}`)}`.execute(tx)
    },
    isUniqueViolation: error => ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(sqliteCode(error)),
    isDiskFull: error => isFull(sqliteCode(error)),
  }
}

async function refuseChanges(tx: Kysely<Tables>, table: string, unless?: string): Promise<void> {
  const always = unless === undefined ? sql`` : sql`when not exists (select 1 from ${sql.id(unless)})`
  for (const word of ['update', 'delete']) {
    await sql`create trigger ${sql.id(`${table}_no_${word}`)} before ${sql.raw(word)} on ${sql.id(table)} ${always}
      begin select raise(abort, 'append only'); end`.execute(tx)
  }
}
