/** Hands out slips and kept papers to whoever may see them; each look outside the own step is noted. */
import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { SlipKind } from '../../../../shared/ipc/shapes/print.ts'
import { refuseUnseen } from '../../queries/case/sight.ts'
import { printBytes } from '../../queries/print/kept.ts'
import { slipPage } from '../../queries/print/page.ts'
import type { Who } from '../../records/context.ts'
import { noteLook } from '../case/look.ts'
import type { Core } from '../core.ts'

/** The form names its holder in full; every other slip is masked, for it leaves the house. */
const showsWhole: readonly SlipKind[] = ['form']

async function seen(core: Core, who: Who, kind: SlipKind, caseId: CaseId | null): Promise<void> {
  if (caseId === null || !showsWhole.includes(kind)) return
  const { own } = await refuseUnseen(core, who, caseId, 'papers')
  if (!own.has('papers')) await noteLook(core, who, caseId, { paper: kind })
}

/** @throws Refusal MASKED for a form outside the own step without a reason, and those of the slip */
export async function lookAtSlip(core: Core, who: Who, asked: Parsed<'slip.page'>): Promise<Out<'slip.page'>> {
  await seen(core, who, asked.kind, asked.caseId)
  return slipPage(core, who, asked)
}

/** @throws Refusal MASKED, and those of the paper */
export async function lookAtPrint(core: Core, who: Who, { printId }: Parsed<'print.bytes'>): Promise<Out<'print.bytes'>> {
  const row = await core.store.db.selectFrom('print').select(['kind', 'case_id']).where('id', '=', printId).executeTakeFirst()
  const caseId = row?.case_id ? CaseId.parse(row.case_id) : null
  if (row && row.kind !== 'case-file') await seen(core, who, row.kind, caseId)
  const given = await printBytes(core, who, { printId })
  // Why a case file was given out was said when it was made.
  if (row?.kind === 'case-file' && caseId !== null) await noteLook(core, who, caseId, { paper: row.kind })
  return given
}
