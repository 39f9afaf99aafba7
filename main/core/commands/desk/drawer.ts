/** Writes in the log who opens a cash drawer and why, before it opens. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { record } from '../../platform/audit/record.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** @throws Refusal NOT_FOUND for a case that is not there */
export async function noteDrawer(core: Core, who: Who, { why, caseId }: Parsed<'drawer.note'>): Promise<Out<'drawer.note'>> {
  const { counter } = signedIn(who)
  await core.store.write(async ({ tx }) => {
    if (caseId !== null) await caseById(tx, caseId)
    await record(core, tx, { who, what: 'drawer.open', ...(caseId === null ? {} : { caseId }), facts: { why, counter } })
  })
  return {}
}
