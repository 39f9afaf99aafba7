/** Lists what was put right on a case. */
import { shownValues } from '../../../../shared/access/mask-view.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { caseById } from '../../records/case/rows.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { correctionsOf } from '../../records/correction/rows.ts'
import { sightIn } from '../case/sight.ts'

export async function listCorrections(
  core: RecordsContext,
  who: Who,
  { caseId }: Parsed<'correction.list'>,
): Promise<Out<'correction.list'>> {
  const { open } = await sightIn(core, who, await caseById(core.store.db, caseId))
  const corrections = await correctionsOf(core.store.db, caseId)
  return corrections.map(one => ({ ...one, was: shownValues(open, one.was), now: shownValues(open, one.now) }))
}
