/** Keeps the pages of the papers that were handed in with a case. */
import type { Kysely } from 'kysely'
import { materialCodes } from '../../../../shared/business/materials.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { PageId } from '../../../../shared/ids.ts'
import type { PageView } from '../../../../shared/ipc/shapes/paper.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { PaperPageRecord } from '../../platform/store/tables/casework.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

const orderOf = ({ material }: PaperPageRecord): number => materialCodes.indexOf(material)

/** In the order of their papers and pages. */
export async function pagesOf(db: Kysely<Tables>, caseId: string): Promise<PaperPageRecord[]> {
  const rows = await db.selectFrom('paper_page').selectAll().where('case_id', '=', caseId).orderBy('page').execute()
  return rows.sort((a, b) => orderOf(a) - orderOf(b))
}

export const pageView = (row: PaperPageRecord): PageView => ({
  id: PageId.parse(row.id),
  material: row.material,
  page: row.page,
  source: row.source,
  width: row.width,
  height: row.height,
  bytes: row.bytes,
  found: row.found === 1,
  cut: row.cut === 1,
  coarse: row.coarse === 1,
  at: row.at,
})

/** A page is reached only through its own case, so that a guessed id opens nothing else. */
export const pageOf = (db: Kysely<Tables>, caseId: CaseId, pageId: PageId): Promise<PaperPageRecord | undefined> =>
  db.selectFrom('paper_page').selectAll().where('id', '=', pageId).where('case_id', '=', caseId).executeTakeFirst()

export const insertPage = (tx: Tx, row: PaperPageRecord) => tx.insertInto('paper_page').values(row).execute()

/** Takes a page away; those after it move up, so that no number is missing. */
export async function deletePage(tx: Tx, { id, case_id, material, page }: PaperPageRecord): Promise<void> {
  await tx.deleteFrom('paper_page').where('id', '=', id).execute()
  const after = await tx
    .selectFrom('paper_page')
    .select(['id', 'page'])
    .where('case_id', '=', case_id)
    .where('material', '=', material)
    .where('page', '>', page)
    .orderBy('page')
    .execute()
  for (const one of after)
    await tx
      .updateTable('paper_page')
      .set({ page: one.page - 1 })
      .where('id', '=', one.id)
      .execute()
}
