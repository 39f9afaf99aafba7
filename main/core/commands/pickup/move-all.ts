/** Moves appointments the branch cannot keep, all of them or none, and tells their holders. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { PickupMove } from '../../../../shared/ipc/shapes/pickup.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewHours } from '../../queries/pickup/hours.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { branchSlots } from '../../records/pickup/hours.ts'
import { bookedSeat } from '../../records/pickup/rows.ts'
import { toCome } from '../../records/pickup/visits.ts'
import { queueNews } from '../../records/reminder/queue.ts'
import { giveSeat } from '../../records/waiting/delay.ts'
import { freeSeat } from '../../records/waiting/free-seat.ts'
import type { Core } from '../core.ts'

/** @throws Refusal SLOT_FULL, SLOT_CLOSED, STALE, WRONG_STATE, NOT_BOOKED: then nobody was moved */
export async function moveAll(core: Core, who: Who, { moves }: Parsed<'pickup.moveAll'>): Promise<Out<'pickup.moveAll'>> {
  await core.store
    .write(async ({ tx, tell }) => {
      await moveEach(core, tx, who, moves, null)
      for (const { caseId } of moves) tell('case.changed', { caseId })
      tell('pickup.changed', {})
    })
    .catch(error => {
      throw core.store.engine.isUniqueViolation(error) ? new Refusal('SLOT_FULL') : error
    })
  return viewHours(core)
}

/** `why` as the holders read it; null where nothing more is said. Call it in the transaction that closes the days. */
export async function moveEach(core: Core, tx: Tx, who: Who, moves: readonly PickupMove[], why: string | null): Promise<void> {
  const slotsOf = await branchSlots(core, tx)
  for (const { caseId, revision, to } of moves) {
    const row = await caseAt(tx, caseId, revision)
    const was = await bookedSeat(tx, caseId)
    const audit = { day: to?.day ?? null, start: to?.start ?? null }
    const now = await move(core, tx, who, row, { on: 'movePickup', facts: {}, audit })
    if (!was) throw new Refusal('NOT_BOOKED')
    if (to === null) {
      await freeSeat(tx, caseId)
      await queueNews(core, tx, now, 'closed-day', { was, why })
      continue
    }
    const slot = toCome(core, to.day, slotsOf(to.day)).find(({ start }) => start === to.start)
    if (!slot) throw new Refusal('SLOT_CLOSED')
    await giveSeat(core, tx, now, { day: to.day, slot })
    await queueNews(core, tx, now, 'moved', { was, why })
  }
}
