/** Names what differs between the database engines, so that repositories and migrations need not know which one runs. */
import type { Dialect, Kysely, Transaction } from 'kysely'
import type { Tables } from './schema.ts'

export type Engine = {
  readonly name: 'sqlite' | 'postgres'
  readonly dialect: Dialect
  /** Column type of raw bytes. */
  readonly bytes: 'blob' | 'bytea'
  /** Words after a table's closing bracket. */
  readonly tableEnd: string
  readVersion(db: Kysely<Tables>): Promise<number>
  writeVersion(tx: Transaction<Tables>, version: number): Promise<void>
  /** Makes a table refuse UPDATE and DELETE. */
  appendOnly(tx: Transaction<Tables>, table: string): Promise<void>
  isUniqueViolation(error: unknown): boolean
  isDiskFull(error: unknown): boolean
}
