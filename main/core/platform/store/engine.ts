/** Names what differs between the database engines, so that repositories and migrations need not know which one runs. */
import {
  type Dialect,
  HandleEmptyInListsPlugin,
  Kysely,
  type LogConfig,
  type RawBuilder,
  replaceWithNoncontingentExpression,
  type SqlBool,
  type Transaction,
} from 'kysely'
import type { Tables } from './schema.ts'

export type Engine = {
  readonly name: 'sqlite' | 'postgres'
  readonly dialect: Dialect
  /** Column type of raw bytes. */
  readonly bytes: 'blob' | 'bytea'
  /** Words after a table's closing bracket. */
  readonly tableEnd: string
  /** A text of a JSON column as an expression; missing is null. `column` and `key` are names of ours, never input. */
  jsonText(column: string, key: string): string
  /** Whether a column holds a text somewhere, letter for letter: nothing in it is a wildcard. */
  contains(column: string, text: string): RawBuilder<SqlBool>
  /** The last signs of a text column. */
  tail(column: string, length: number): RawBuilder<string>
  readVersion(db: Kysely<Tables>): Promise<number>
  writeVersion(tx: Transaction<Tables>, version: number): Promise<void>
  /** Makes a table refuse UPDATE and DELETE; unless the table `unless` has a row, which it has only inside a transaction that wipes. */
  appendOnly(tx: Transaction<Tables>, table: string, unless?: string): Promise<void>
  /** Takes back what `appendOnly` made, for a step that makes it anew with an exception. */
  changeable(tx: Transaction<Tables>, table: string): Promise<void>
  isUniqueViolation(error: unknown): boolean
  isDiskFull(error: unknown): boolean
}

/** A list without values finds nothing, on every engine: SQLite takes `in ()` as it stands, PostgreSQL as a fault of syntax. */
const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })

export const queriesOn = ({ dialect }: Engine, log?: LogConfig): Kysely<Tables> =>
  new Kysely<Tables>({ dialect, plugins: [emptyLists], ...(log ? { log } : {}) })
