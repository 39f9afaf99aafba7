/** Keeps the registers of merged branches and their lines, a few hundred at a time, so that the counters have their turn in between. */
import type { Kysely } from 'kysely'
import { MergedColumns, type MergedLine } from '../../../../shared/disclosure/merged.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Store } from '../../platform/store/store.ts'
import type { MergedRegisterRecord } from '../../platform/store/tables/merged.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

export const linesAtOnce = 400

const Headings = z.array(z.object({ name: z.string(), filled: z.number() }))
const Cells = z.array(z.string())
export type MergedHeading = z.infer<typeof Headings>[number]

export const headingsOf = (row: MergedRegisterRecord): MergedHeading[] => Headings.parse(JSON.parse(row.headings))
export const columnsOf = (row: MergedRegisterRecord): MergedColumns => MergedColumns.parse(JSON.parse(row.columns))
/** None, once what identifies people was wiped. */
export const cellsOf = (row: { readonly cells: string }): string[] => Cells.parse(JSON.parse(row.cells))

/** @throws Refusal NOT_FOUND */
export async function mergedRegister(db: Kysely<Tables>, id: string, state: MergedRegisterRecord['state']): Promise<MergedRegisterRecord> {
  const row = await db.selectFrom('merged_register').selectAll().where('id', '=', id).where('state', '=', state).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/** Lines as the sheet has them; what they are searched by is written once somebody has said what the columns are. */
export async function addLines(tx: Tx, registerId: string, lines: readonly { readonly at: number; readonly cells: string[] }[]) {
  const unread = { code: '', number: '', name: '', doc_number: '', mobile: '', item: '', state: '', opened: null, ended: null }
  const rows = lines.map(({ at, cells }) => ({ register_id: registerId, at, ...unread, cells: JSON.stringify(cells), wiped_at: null }))
  await tx.insertInto('merged_case').values(rows).execute()
}

/** Every line in the order of the sheet, in lots. */
export async function* linesIn(db: Kysely<Tables>, registerId: string): AsyncGenerator<{ at: number; cells: string[] }[]> {
  let last = 0
  for (;;) {
    const rows = await db
      .selectFrom('merged_case')
      .select(['at', 'cells'])
      .where('register_id', '=', registerId)
      .where('at', '>', last)
      .orderBy('at')
      .limit(linesAtOnce)
      .execute()
    if (rows.length === 0) return
    yield rows.map(row => ({ at: row.at, cells: cellsOf(row) }))
    last = rows.at(-1)?.at ?? last
    await new Promise(resolve => setImmediate(resolve))
  }
}

export async function writeLine(tx: Tx, registerId: string, at: number, { docNumber, ...line }: MergedLine, code: string): Promise<void> {
  await tx
    .updateTable('merged_case')
    .set({ ...line, doc_number: docNumber, code })
    .where('register_id', '=', registerId)
    .where('at', '=', at)
    .execute()
}

/** Takes the lines away of whatever was not read to its end, or was dropped. */
export async function sweepMerged(store: Store): Promise<void> {
  const { db } = store
  const ids = (await db.selectFrom('merged_register').select('id').where('state', 'in', ['reading', 'dropped']).execute()).map(
    ({ id }) => id,
  )
  for (const id of ids)
    for (;;) {
      const lot = await db.selectFrom('merged_case').select('at').where('register_id', '=', id).orderBy('at').limit(linesAtOnce).execute()
      const last = lot.at(-1)?.at
      if (last === undefined) break
      await store.write(({ tx }) => tx.deleteFrom('merged_case').where('register_id', '=', id).where('at', '<=', last).execute())
    }
  await store.write(({ tx }) => tx.deleteFrom('merged_register').where('state', '=', 'reading').execute())
}
