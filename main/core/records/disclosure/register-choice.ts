/** Remembers the columns somebody chose for the register last. */
import type { Kysely } from 'kysely'
import { RegisterColumn, usualColumns } from '../../../../shared/disclosure/columns.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

const Columns = z.array(RegisterColumn)

export async function chosenColumns(db: Kysely<Tables>): Promise<readonly RegisterColumn[]> {
  const row = await db.selectFrom('register_choice').select('columns').executeTakeFirst()
  return row ? Columns.parse(JSON.parse(row.columns)) : usualColumns
}

export async function keepColumns(tx: Tx, columns: readonly RegisterColumn[]): Promise<void> {
  const text = JSON.stringify(columns)
  await tx
    .insertInto('register_choice')
    .values({ id: 1, columns: text })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ columns: text }))
    .execute()
}
