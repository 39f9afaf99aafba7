/** Opens connections to the database, with a deadline on everything and what it says of trouble in the program's words. */
/// <reference path="./pg.d.ts" />
import type { Client, Config, Pool, PoolClient, Question, Result } from 'pg'
import { Refusal } from '../../../../../shared/refusal.ts'
import type { Place } from './place.ts'

export type { Client, PoolClient, Question, Result }

/** How long the database is waited for. */
export const waits = { connectMs: 10_000, statementMs: 30_000, idleInTransactionMs: 60_000 } as const

/** Reads beside each other, and what may wait for a write: a transaction and the pictures that come before one. */
const connections = { read: 8, write: 3 } as const

export type Link = {
  /** One apart from the pools, which whoever asks for it ends. */
  client(): Promise<Client>
  readonly reading: Pool
  /** Of its own, so that however many read, a write finds its connection. */
  readonly writing: Pool
  end(): Promise<void>
}

const int8 = 20
const numeric = 1700
const bool = 16

/** As the records expect them: whole numbers as numbers, truth as 0 or 1. */
function readAs(oid: number): ((text: string) => unknown) | null {
  if (oid === int8 || oid === numeric)
    return text => {
      const number = Number(text)
      if (!Number.isSafeInteger(number) && oid === int8) throw new Error('a whole number of the database is too large to be exact')
      return number
    }
  return oid === bool ? text => (text === 't' ? 1 : 0) : null
}

/** Loaded when a database is opened: a counter that stands alone never needs it. */
export async function openLink(place: Place): Promise<Link> {
  const pg = await import('pg')
  const config: Config = {
    host: place.host,
    port: place.port,
    database: place.database,
    user: place.user,
    ...(place.password === undefined ? {} : { password: place.password }),
    ssl: sslOf(place),
    application_name: 'ssc-counter',
    // A commit is on the disk when it is answered; a machine that died lets go of what it held within seconds.
    options: [
      `search_path=${place.schema}`,
      'synchronous_commit=on',
      'client_min_messages=warning',
      `idle_in_transaction_session_timeout=${waits.idleInTransactionMs}`,
      `lock_timeout=${waits.statementMs}`,
      'tcp_keepalives_idle=2',
      'tcp_keepalives_interval=1',
      'tcp_keepalives_count=2',
    ]
      .map(setting => `-c ${setting}`)
      .join(' '),
    keepAlive: true,
    keepAliveInitialDelayMillis: 2_000,
    connectionTimeoutMillis: waits.connectMs,
    statement_timeout: waits.statementMs,
    query_timeout: waits.statementMs + 2_000,
    types: {
      getTypeParser: (oid, format) => (format === 'binary' ? null : readAs(oid)) ?? pg.types.getTypeParser(oid, format),
    },
  }
  const poolOf = (max: number): Pool => {
    const pool = new pg.Pool({ ...config, max, idleTimeoutMillis: 60_000 })
    // One that breaks while nobody uses it is replaced by the pool; whoever uses one hears of it by its next statement.
    pool.on('error', () => undefined)
    pool.on('connect', client => void client.on('error', () => undefined))
    return pool
  }
  const [reading, writing] = [poolOf(connections.read), poolOf(connections.write)]
  return {
    client: async () => {
      const client = new pg.Client(config)
      client.on('error', () => undefined)
      await client.connect()
      return client
    },
    reading,
    writing,
    end: async () => {
      await Promise.all([reading.end(), writing.end()])
    },
  }
}

function sslOf({ host, tls }: Place): Config['ssl'] {
  if (tls === null) return false
  const authority = tls.authority === null ? {} : { ca: tls.authority }
  return tls.checksName ? { ...authority, servername: host } : { ...authority, checkServerIdentity: () => undefined }
}

export const ask = (client: Pick<Client, 'query'>, text: string, values: readonly unknown[] = []): Promise<Result> =>
  client.query({ text, values })

/** Five signs where the database itself refused something; empty where the line or the program did. */
export const stateOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null || !('severity' in error) || !('code' in error)) return ''
  return String(error.code)
}

/** The database goes away, is not there yet, or takes no more connections. */
const away = ['57P01', '57P02', '57P03', '53300', '25P03']

/** Whether the connection an error came over is of no use any more. */
export const isBroken = (error: unknown): boolean => {
  if (error instanceof Refusal) return false
  const state = stateOf(error)
  return state === '' ? isOfLine(error) : state.startsWith('08') || away.includes(state)
}

// What node-postgres says of a line that ended or a database that does not answer has no code, or the system's.
const lineWords =
  /connection terminated|timeout|not queryable|client was closed|connection error|ended the connection|pool after calling end/i
const isOfLine = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && /^E[A-Z]+$/.test(String(error.code))) || lineWords.test(error.message))

/** The database's words for what went wrong, as refusals; anything else stays a bug. */
export function troubleOf(error: unknown): unknown {
  const state = stateOf(error)
  if (isBroken(error)) return new Refusal('STORE_GONE')
  if (state === '57014' || state === '55P03') return new Refusal('TIMED_OUT')
  if (state === '53100') return new Refusal('DISK_FULL')
  if (state === '25006') return new Refusal('STORE_GONE')
  if (state.startsWith('28') || state === '3D000' || state === '42501') return new Refusal('STORE_ADDRESS', { why: 'not-let-in' })
  return error
}
