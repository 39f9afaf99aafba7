/** Takes a case back to the counter where a correction asks for a signature or a business step anew. */
import { isAtCounter, type State } from '../../../../shared/workflow/table.ts'
import type { CaseChange, CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { bookedSeat } from '../../records/pickup/rows.ts'
import { dropTexts } from '../../records/reminder/rows.ts'
import { freeSeat } from '../../records/waiting/free-seat.ts'
import { endLease } from '../review/lease.ts'

/** What was signed, whole, as it is kept beside the correction that sets it aside. */
export const signatureOf = ({ signature, signed_at, confirmed_by }: CaseRecord) => ({ signature, signed_at, confirmed_by })

export const unsigned = { signature: null, signed_at: null, confirmed_by: null } as const satisfies CaseChange

/** Decided on, it is decided on again: whoever agreed has not seen what stands there now. */
export const undecidedAgain = ({ state }: CaseRecord, to: State): CaseChange =>
  isAtCounter(to) && !isAtCounter(state) ? { checker_id: null } : {}

/** A case back at the counter lies before no reviewer, and nobody is expected for its card. */
export async function leaveOtherDesks(tx: Tx, before: CaseRecord, to: State): Promise<void> {
  if (isAtCounter(before.state) || !isAtCounter(to)) return
  const caseId = caseIdOf(before)
  await endLease(tx, caseId)
  await dropTexts(tx, caseId)
  if (await bookedSeat(tx, caseId)) await freeSeat(tx, caseId)
}
