/** Says what the case of the next person of a family keeps from the one before: where they live, how they are called, the ticket. */

import type { FormDraft } from '../../../../shared/form/fields.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { dayOf, Instant } from '../../../../shared/time.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseById } from '../case/rows.ts'
import { formIn } from '../case/values.ts'
import type { RecordsContext } from '../context.ts'

/** A child's number is the parent's to give, so the mobile number goes along; nothing of the document does. */
const shared = ['mobile', 'phone', 'residenceAddr', 'mailAddr', 'postcode', 'areaCode', 'bank', 'pickupWay', 'pickupBranch'] as const

export const keptDetails = (row: CaseRecord): FormDraft => {
  const before = formIn(row)
  return Object.fromEntries(shared.flatMap(key => (before[key] === undefined ? [] : [[key, before[key]]])))
}

/** The case of the person before, taken today. @throws Refusal NOT_FOUND, WRONG_STATE */
export async function caseBefore(core: RecordsContext, tx: Tx, caseId: CaseId): Promise<CaseRecord> {
  const row = await caseById(tx, caseId)
  if (dayOf(Instant.parse(row.opened_at)) !== core.clock.today()) throw new Refusal('WRONG_STATE', { state: row.state })
  return row
}
