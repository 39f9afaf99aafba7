/** Types one step of the store's schema. */
import type { Transaction } from 'kysely'
import type { Engine } from './engine.ts'
import type { Tables } from './schema.ts'

export type Migration = {
  /** Steps of ten, so that a fix can go between. */
  readonly version: number
  readonly name: string
  up(tx: Transaction<Tables>, engine: Engine): Promise<void>
}
