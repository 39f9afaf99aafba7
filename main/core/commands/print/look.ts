/** Hands out slips and kept papers to whoever may see them; each look outside the own step is noted. */
import type { SightField } from '../../../../shared/access/sight.ts'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { PrintKind } from '../../../../shared/ipc/shapes/print.ts'
import { refuseUnseen } from '../../queries/case/sight.ts'
import { printBytes } from '../../queries/print/kept.ts'
import { slipPage } from '../../queries/print/page.ts'
import type { Who } from '../../records/context.ts'
import type { Core } from '../core.ts'
import { noteLook } from '../look.ts'

/** What stands in full on a paper; every other slip is masked, for it leaves the house. */
const shows: { readonly [K in PrintKind]?: readonly SightField[] } = { form: ['papers'], correction: ['name', 'number'] }

async function seen(core: Core, who: Who, kind: PrintKind, caseId: CaseId | null): Promise<void> {
  const fields = shows[kind]
  if (caseId === null || fields === undefined) return
  const { own } = await refuseUnseen(core, who, caseId, ...fields)
  if (fields.some(field => !own.has(field))) await noteLook(core, who, caseId, { paper: kind })
}

/** A correction names its own case, whatever case was asked for beside it. */
async function caseOf(core: Core, { caseId, correctionId }: Parsed<'slip.page'>): Promise<CaseId | null> {
  if (correctionId === undefined) return caseId
  const row = await core.store.db.selectFrom('correction').select('case_id').where('id', '=', correctionId).executeTakeFirst()
  return row?.case_id ? CaseId.parse(row.case_id) : null
}

/** @throws Refusal MASKED for a paper that names somebody, outside the own step without a reason, and those of the slip */
export async function lookAtSlip(core: Core, who: Who, asked: Parsed<'slip.page'>): Promise<Out<'slip.page'>> {
  await seen(core, who, asked.kind, await caseOf(core, asked))
  return slipPage(core, who, asked)
}

/** @throws Refusal MASKED, and those of the paper */
export async function lookAtPrint(core: Core, who: Who, { printId }: Parsed<'print.bytes'>): Promise<Out<'print.bytes'>> {
  const row = await core.store.db.selectFrom('print').select(['kind', 'case_id']).where('id', '=', printId).executeTakeFirst()
  const caseId = row?.case_id ? CaseId.parse(row.case_id) : null
  if (row) await seen(core, who, row.kind, caseId)
  const given = await printBytes(core, who, { printId })
  // Why a case file was given out was said when it was made.
  if (row?.kind === 'case-file' && caseId !== null) await noteLook(core, who, caseId, { paper: row.kind })
  return given
}
