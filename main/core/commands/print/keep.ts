/** Keeps the PDF of a slip with its case. */

import { PrintId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { errandAt } from '../../records/errand/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import { ticketById } from '../../records/ticket/rows.ts'
import type { Core } from '../core.ts'

export async function keepPrint(
  core: Core,
  who: Who,
  { kind, caseId, ticketId, ofId, pdf, pages, dots }: Parsed<'print.keep'>,
): Promise<Out<'print.keep'>> {
  const { operatorId } = signedIn(who)
  const kept = await core.blobs.put(pdf)
  const keptDots = dots === null ? null : await core.blobs.put(dots)
  const print = {
    id: newId(),
    kind,
    case_id: caseId,
    ticket_id: ticketId,
    errand_id: kind === 'errand' ? (ofId ?? null) : null,
    pdf_sha: kept.sha256,
    dots_sha: keptDots?.sha256 ?? null,
    pages,
    operator_id: operatorId,
    at: core.clock.now(),
  }
  await core.store.write(async ({ tx }) => {
    if (caseId) await caseById(tx, caseId)
    if (print.errand_id !== null) await errandAt(tx, print.errand_id)
    if (ticketId && !(await ticketById(tx, ticketId))) throw new Refusal('NOT_FOUND')
    await core.blobs.keep(tx, kept)
    if (keptDots) await core.blobs.keep(tx, keptDots)
    await tx.insertInto('print').values(print).execute()
    await record(core, tx, { who, what: 'slip.print', ...(caseId ? { caseId } : {}), facts: { kind, pages } })
  })
  return { id: PrintId.parse(print.id), kind, pages, bytes: pdf.byteLength, madeAt: print.at }
}
