/** Lists what was put right on a case. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { caseById } from '../../records/case/rows.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { correctionsOf } from '../../records/correction/rows.ts'

export async function listCorrections(
  core: RecordsContext,
  _who: Who,
  { caseId }: Parsed<'correction.list'>,
): Promise<Out<'correction.list'>> {
  await caseById(core.store.db, caseId)
  return correctionsOf(core.store.db, caseId)
}
