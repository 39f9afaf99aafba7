/** Keeps the PDFs of slips in the encrypted store and hands them out again. */
import { PrintId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'

export async function listPrints(core: RecordsContext, _who: Who, { caseId }: Parsed<'print.list'>): Promise<Out<'print.list'>> {
  const rows = await core.store.db
    .selectFrom('print')
    .innerJoin('blob', 'blob.sha256', 'print.pdf_sha')
    .select(['print.id', 'print.kind', 'print.pages', 'print.at', 'blob.size as bytes'])
    .where('print.case_id', '=', caseId)
    .orderBy('print.at')
    .execute()
  return rows.map(row => ({ id: PrintId.parse(row.id), kind: row.kind, pages: row.pages, bytes: row.bytes, madeAt: row.at }))
}

/** @throws Refusal NOT_ALLOWED for the file of a case, which nobody but the manager gives out */
export async function printBytes(core: RecordsContext, who: Who, { printId }: Parsed<'print.bytes'>): Promise<Out<'print.bytes'>> {
  const row = await core.store.db.selectFrom('print').select(['kind', 'pdf_sha']).where('id', '=', printId).executeTakeFirst()
  if (row?.kind === 'case-file' && !signedIn(who).roles.includes('manager')) throw new Refusal('NOT_ALLOWED')
  const pdf = await core.blobs.read(row?.pdf_sha ?? null)
  if (!row || !pdf) throw new Refusal('NOT_FOUND')
  return { pdf, kind: row.kind }
}
