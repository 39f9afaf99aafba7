/** Keeps the PDFs of slips in the encrypted store and hands them out again. */
import { ulid } from 'ulid'
import { PrintId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { blobOf, hashed, keepBlob } from '../../platform/blob.ts'
import type { Core, Who } from '../../platform/core.ts'
import { caseById } from '../../records/case/rows.ts'
import { signedIn } from '../../records/operator/sessions.ts'
import { ticketById } from '../../records/ticket/rows.ts'

export async function keepPrint(
  core: Core,
  who: Who,
  { kind, caseId, ticketId, pdf, pages }: Parsed<'print.keep'>,
): Promise<Out<'print.keep'>> {
  const { operatorId } = signedIn(who)
  const kept = hashed(pdf)
  const print = {
    id: ulid(),
    kind,
    case_id: caseId,
    ticket_id: ticketId,
    pdf_sha: kept.sha256,
    pages,
    operator_id: operatorId,
    at: core.clock.now(),
  }
  await core.store.transaction(async tx => {
    if (caseId) await caseById(tx, caseId)
    if (ticketId && !(await ticketById(tx, ticketId))) throw new Refusal('NOT_FOUND')
    await keepBlob(tx, kept, core.clock.now())
    await tx.insertInto('print').values(print).execute()
    await record(core, tx, { who, what: 'slip.print', ...(caseId ? { caseId } : {}), facts: { kind, pages } })
  })
  return { id: PrintId.parse(print.id), kind, pages, bytes: pdf.byteLength, madeAt: print.at }
}

export async function listPrints(core: Core, _who: Who, { caseId }: Parsed<'print.list'>): Promise<Out<'print.list'>> {
  const rows = await core.store.db
    .selectFrom('print')
    .innerJoin('blob', 'blob.sha256', 'print.pdf_sha')
    .select(['print.id', 'print.kind', 'print.pages', 'print.at', eb => eb.fn<number>('length', ['blob.bytes']).as('bytes')])
    .where('print.case_id', '=', caseId)
    .orderBy('print.at')
    .execute()
  return rows.map(row => ({ id: PrintId.parse(row.id), kind: row.kind, pages: row.pages, bytes: row.bytes, madeAt: row.at }))
}

export async function printBytes(core: Core, _who: Who, { printId }: Parsed<'print.bytes'>): Promise<Out<'print.bytes'>> {
  const row = await core.store.db.selectFrom('print').select(['kind', 'pdf_sha']).where('id', '=', printId).executeTakeFirst()
  const pdf = await blobOf(core.store.db, row?.pdf_sha ?? null)
  if (!row || !pdf) throw new Refusal('NOT_FOUND')
  return { pdf, kind: row.kind }
}
