/** Gives a case a seat of a slot in place of the one it held. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Slot } from '../../../../shared/pickup/slots.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Day } from '../../../../shared/time.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext } from '../context.ts'
import { keepVisit, releaseSeat, takenOn, visitOf } from './rows.ts'

type Wish = { readonly day: Day; readonly slot: Slot; readonly seats: readonly number[]; readonly kind: 'booked' | 'walk-in' }

/** The first free of these seats; the primary key of the table refuses one taken at the same moment. @throws Refusal SLOT_FULL */
export async function takeSeat(core: RecordsContext, tx: Tx, caseId: CaseId, { day, slot, seats, kind }: Wish): Promise<void> {
  await releaseSeat(tx, caseId)
  const { start, end } = slot
  const taken = (await takenOn(tx, day)).get(start) ?? []
  const seat = seats.find(number => !taken.includes(number))
  if (seat === undefined) throw new Refusal('SLOT_FULL')
  await tx.insertInto('pickup_seat').values({ day, start, end, seat, case_id: caseId, booked_at: core.clock.now(), kind }).execute()
  await keepVisit(tx, caseId, { sequence: (await visitOf(tx, caseId)).sequence + 1, last: { day, start, end } })
}
