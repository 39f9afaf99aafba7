/** Writes what happened to a card on its way, in the transaction of whoever saw it. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Parsed } from '../../../../shared/ipc/contract.ts'
import { newId } from '../../platform/new-id.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'
import { spoilUsed } from '../stock/use.ts'

type Event = Parsed<'production.record'>['event']

/** A card that came to nothing spoils the blank it was made from, where that was one of ours. */
export async function keepEvent(core: RecordsContext, tx: Tx, who: Who, caseId: CaseId, event: Event, note: string): Promise<void> {
  if (event === 'makeFailed') await spoilUsed(core, tx, who, caseId, note)
  await tx
    .insertInto('production_event')
    .values({ id: newId(), case_id: caseId, event, operator_id: signedIn(who).operatorId, note, at: core.clock.now() })
    .execute()
}
