/** Keeps since when a finished card lies here, and whether its holder was told. */
import type { Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Facts } from '../../../../shared/workflow/guards.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { freePlace, givePlace } from '../card/place.ts'
import { caseIdOf } from '../case/rows.ts'
import type { RecordsContext } from '../context.ts'
import { goesByPost } from '../pickup/by-post.ts'
import { bookedSeat } from '../pickup/rows.ts'
import { limitsOf, waitedOf } from '../pickup/waited.ts'
import { queueReady } from '../reminder/queue.ts'
import { dropTexts } from '../reminder/rows.ts'
import { freeSeat } from './free-seat.ts'

/** The card lies in the drawer: call it in the transaction in which it arrives. */
export async function cardArrived(core: RecordsContext, tx: Tx, row: CaseRecord): Promise<void> {
  const kept = { arrived_at: core.clock.now(), told_at: null }
  await tx
    .insertInto('waiting_card')
    .values({ case_id: row.id, ...kept })
    .onConflict(conflict => conflict.column('case_id').doUpdateSet(kept))
    .execute()
  await givePlace(core, tx, caseIdOf(row))
  // Nobody is asked to come for a card that is sent to them.
  if (!(await goesByPost(tx, row))) await queueReady(core, tx, row)
}

/** The card is not in the drawer any more: nothing is to be said of it, nobody is to come for it. */
export async function cardGone(tx: Tx, caseId: CaseId): Promise<void> {
  await tx.deleteFrom('waiting_card').where('case_id', '=', caseId).execute()
  await freePlace(tx, caseId)
  await dropTexts(tx, caseId)
  if (await bookedSeat(tx, caseId)) await freeSeat(tx, caseId)
}

/** The holder has it: no text goes out any more. The seat stays as the record of the day. */
export async function cardTaken(tx: Tx, caseId: CaseId): Promise<void> {
  await tx.deleteFrom('waiting_card').where('case_id', '=', caseId).execute()
  await freePlace(tx, caseId)
  await dropTexts(tx, caseId)
}

export const isHolderTold = async (db: Kysely<Tables>, caseId: CaseId): Promise<boolean> =>
  (await db.selectFrom('waiting_card').select('told_at').where('case_id', '=', caseId).executeTakeFirst())?.told_at != null

/** Told once is told: a second text does not begin the limit anew. */
export const holderTold = (core: RecordsContext, tx: Tx, caseId: CaseId) =>
  tx.updateTable('waiting_card').set({ told_at: core.clock.now() }).where('case_id', '=', caseId).where('told_at', 'is', null).execute()

/** What the workflow asks before a card is set aside. */
export async function waitingFacts(core: RecordsContext, db: Kysely<Tables>, row: CaseRecord): Promise<Facts> {
  const kept = await db.selectFrom('waiting_card').selectAll().where('case_id', '=', caseIdOf(row)).executeTakeFirst()
  const { days } = waitedOf(core, { arrived_at: null, told_at: null, ...kept, changed_at: row.changed_at })
  const { limitDays, graceDays } = limitsOf(core, row)
  return {
    daysUncollected: days,
    ...(limitDays === null ? {} : { pickupLimitDays: limitDays }),
    ...(graceDays === null ? {} : { pickupGraceDays: graceDays }),
  }
}

/**
 * Whether nobody came for the card for as long as the place wants before its case is ended. One that was sent back has waited limit and
 * grace out already.
 */
export async function waitedOut(core: RecordsContext, tx: Tx, row: CaseRecord): Promise<boolean> {
  if (row.state === 'sent-back') return true
  const card = await tx.selectFrom('waiting_card').select(['arrived_at', 'told_at']).where('case_id', '=', row.id).executeTakeFirst()
  const { days } = waitedOf(core, { arrived_at: card?.arrived_at ?? null, told_at: null, changed_at: row.changed_at })
  return days >= profileOf(core).uncollectedDays.value
}
