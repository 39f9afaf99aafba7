/** Writes what happened to a card on its way, in the transaction of whoever saw it. */
import { ulid } from 'ulid'
import type { CaseId } from '../../../shared/ids.ts'
import type { Parsed } from '../../../shared/ipc/contract.ts'
import type { Core, Who } from '../core.ts'
import { signedIn } from '../operator/sessions.ts'
import type { Tx } from '../store/open.ts'

export const keepEvent = (core: Core, tx: Tx, who: Who, caseId: CaseId, event: Parsed<'production.record'>['event'], note: string) =>
  tx
    .insertInto('production_event')
    .values({ id: ulid(), case_id: caseId, event, operator_id: signedIn(who).operatorId, note, at: core.clock.now() })
    .execute()
