/** Gives, moves and takes back seats in pickup slots; a case holds one seat and a seat holds one case. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { aheadSeats, walkInSeats } from '../../../../shared/pickup/slots.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { parseDay } from '../../../../shared/time.ts'
import { isCardWaiting } from '../../../../shared/workflow/table.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { earliestDay, lastDay, slotNow } from '../../queries/pickup/offer.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { branchSlots } from '../../records/pickup/hours.ts'
import { bookedSeat, keepVisit, visitOf } from '../../records/pickup/rows.ts'
import { takeSeat } from '../../records/pickup/take-seat.ts'
import { isOver, toCome } from '../../records/pickup/visits.ts'
import { queueBooked, queueNews } from '../../records/reminder/queue.ts'
import { dropTexts, wasTexted } from '../../records/reminder/rows.ts'
import { freeSeat } from '../../records/waiting/free-seat.ts'
import type { Core } from '../core.ts'

/** Two windows on one seat: the primary key of the table decides, and the second hears that it is taken. */
async function seating(core: Core, who: Who, caseId: CaseId, work: (tx: Tx) => Promise<void>): Promise<Out<'pickup.book'>> {
  await core.store
    .write(async ({ tx, tell }) => {
      await work(tx)
      tell('case.changed', { caseId })
      tell('pickup.changed', {})
    })
    .catch(error => {
      throw core.store.engine.isUniqueViolation(error) ? new Refusal('SLOT_FULL') : error
    })
  return viewCase(core, who, { caseId })
}

export async function bookPickup(
  core: Core,
  who: Who,
  { caseId, revision, day: text, start }: Parsed<'pickup.book'>,
): Promise<Out<'pickup.book'>> {
  const day = parseDay(text)
  if (!day) throw new Refusal('SLOT_CLOSED')
  return seating(core, who, caseId, async tx => {
    const row = await caseAt(tx, caseId, revision)
    const earliest = earliestDay(core, row)
    if (earliest === null || day < earliest) throw new Refusal('SLOT_TOO_EARLY', { earliest })
    if (day >= lastDay(earliest)) throw new Refusal('SLOT_CLOSED')
    const slots = toCome(core, day, (await branchSlots(core, tx))(day))
    const slot = slots.find(candidate => candidate.start === start)
    if (!slot) throw new Refusal('SLOT_CLOSED')
    const now = await move(core, tx, who, row, { on: 'bookPickup', facts: {}, audit: { day, start } })
    await takeSeat(core, tx, caseId, { day, slot, seats: aheadSeats(slot), kind: 'booked' })
    await queueBooked(core, tx, now, day)
  })
}

/** Who comes without a booking takes a seat of the share kept for that, or one that nobody booked. */
export async function walkIn(core: Core, who: Who, { caseId, revision }: Parsed<'pickup.walkIn'>): Promise<Out<'pickup.walkIn'>> {
  const day = core.clock.today()
  return seating(core, who, caseId, async tx => {
    const row = await caseAt(tx, caseId, revision)
    // A card that is not here cannot be waited for in the hall.
    if (!isCardWaiting(row.state)) throw new Refusal('WRONG_STATE', { state: row.state, action: 'bookPickup' })
    const slot = slotNow(core, (await branchSlots(core, tx))(day))
    if (!slot) throw new Refusal('SLOT_CLOSED')
    await move(core, tx, who, row, { on: 'bookPickup', facts: {}, audit: { day, start: slot.start, walkIn: true } })
    await takeSeat(core, tx, caseId, { day, slot, seats: walkInSeats(slot), kind: 'walk-in' })
    await dropTexts(tx, caseId, ['booked'])
  })
}

export async function cancelPickup(core: Core, who: Who, { caseId, revision }: Parsed<'pickup.cancel'>): Promise<Out<'pickup.cancel'>> {
  return seating(core, who, caseId, async tx => {
    const row = await caseAt(tx, caseId, revision)
    const seat = await bookedSeat(tx, caseId)
    const now = await move(core, tx, who, row, {
      on: 'cancelPickup',
      facts: {},
      audit: { day: seat?.day ?? null, start: seat?.start ?? null },
    })
    if (!seat) throw new Refusal('NOT_BOOKED')
    await freeSeat(tx, caseId)
    // Whoever has it in writing is told in writing that it no longer holds.
    if (await wasTexted(tx, caseId, seat)) await queueNews(core, tx, now, 'cancelled', { was: seat, why: null })
  })
}

/** The time is over and nobody came: the seat is free for the count, and the holder may book again or simply come. */
export async function missPickup(core: Core, who: Who, { caseId, revision }: Parsed<'pickup.miss'>): Promise<Out<'pickup.miss'>> {
  return seating(core, who, caseId, async tx => {
    const row = await caseAt(tx, caseId, revision)
    const seat = await bookedSeat(tx, caseId)
    await move(core, tx, who, row, { on: 'missPickup', facts: {}, audit: { day: seat?.day ?? null, start: seat?.start ?? null } })
    if (!seat) throw new Refusal('NOT_BOOKED')
    if (!isOver(core, seat)) throw new Refusal('SLOT_NOT_OVER')
    await freeSeat(tx, caseId)
    await keepVisit(tx, caseId, { missed: (await visitOf(tx, caseId)).missed + 1 })
  })
}
