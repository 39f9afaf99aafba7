/** Answers what consents were withdrawn on a case. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { withdrawalsOf } from '../../records/case/withdrawn.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

export const listWithdrawn = (
  { store }: RecordsContext,
  _who: Who,
  { caseId }: Parsed<'consent.withdrawn'>,
): Promise<Out<'consent.withdrawn'>> => withdrawalsOf(store.db, caseId)
