/** Books a seat in a pickup slot; a case holds one seat and a seat holds one case. */
import type { CaseId } from '../../../shared/ids.ts'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { Slot } from '../../../shared/pickup/slots.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { type Day, parseDay } from '../../../shared/time.ts'
import { move } from '../case/move.ts'
import { caseAt } from '../case/rows.ts'
import { viewCase } from '../case/view.ts'
import type { Core, Who } from '../core.ts'
import type { Tx } from '../store/open.ts'
import { earliestDay, lastDay, slotsOf } from './offer.ts'
import { releaseSeat, takenOn } from './rows.ts'

export async function bookPickup(
  core: Core,
  who: Who,
  { caseId, revision, day: text, start }: Parsed<'pickup.book'>,
): Promise<Out<'pickup.book'>> {
  const day = parseDay(text)
  if (!day) throw new Refusal('SLOT_CLOSED')
  await core.store
    .transaction(async tx => {
      const row = await caseAt(tx, caseId, revision)
      const earliest = earliestDay(core, row)
      if (earliest === null || day < earliest) throw new Refusal('SLOT_TOO_EARLY', { earliest })
      if (day >= lastDay(earliest)) throw new Refusal('SLOT_CLOSED')
      const slot = slotsOf(core, row, day).find(candidate => candidate.start === start)
      if (!slot) throw new Refusal('SLOT_CLOSED')
      await move(core, tx, who, row, { on: 'bookPickup', facts: {}, audit: { day, start } })
      await releaseSeat(tx, caseId)
      await takeSeat(core, tx, caseId, day, slot)
    })
    .catch(error => {
      throw core.store.engine.isUniqueViolation(error) ? new Refusal('SLOT_FULL') : error
    })
  core.tell('case.changed', { caseId })
  return viewCase(core, who, { caseId })
}

/** The lowest free seat number; the primary key of the table refuses a seat taken at the same moment. */
async function takeSeat(core: Core, tx: Tx, caseId: CaseId, day: Day, { start, end, capacity }: Slot): Promise<void> {
  const taken = (await takenOn(tx, day)).get(start) ?? []
  const seat = Array.from({ length: capacity }, (_, index) => index + 1).find(number => !taken.includes(number))
  if (seat === undefined) throw new Refusal('SLOT_FULL')
  await tx.insertInto('pickup_seat').values({ day, start, end, seat, case_id: caseId, booked_at: core.clock.now() }).execute()
}
