/** Takes a picture of everything a store holds, to show that a refused call left nothing behind. */
import type { Core } from '../../main/core/commands/core.ts'
import type { Tables } from '../../main/core/platform/store/schema.ts'

const tables = [
  'branch',
  'operator',
  'ticket',
  'case_file',
  'photo',
  'review',
  'production_event',
  'pickup_seat',
  'print',
  'audit',
  'audit_head',
] as const satisfies readonly (keyof Tables)[]

export type StorePicture = Readonly<Record<string, readonly unknown[]>>

export async function pictureOf(core: Core): Promise<StorePicture> {
  const rows = await Promise.all(tables.map(table => core.store.db.selectFrom(table).selectAll().execute()))
  return Object.fromEntries(tables.map((table, at) => [table, rows[at] ?? []]))
}
