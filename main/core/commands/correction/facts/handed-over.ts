/** A hand-over that was noted on the wrong case: the card lies in the drawer as before, and the old one is what it was. */
import type { ReminderKind } from '../../../../../shared/pickup/reminder.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { Day } from '../../../../../shared/time.ts'
import { kindOf } from '../../../../../shared/workflow/path.ts'
import { type State, stateNames } from '../../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../../platform/store/schema.ts'
import type { Tx } from '../../../platform/store/unit-of-work.ts'
import { givePlace } from '../../../records/card/place.ts'
import { restoreOld } from '../../../records/card/restore.ts'
import { cardMadeBy } from '../../../records/card/rows.ts'
import { refuseSecond } from '../../../records/case/in-flight.ts'
import { moveCorrected } from '../../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../../records/case/rows.ts'
import { forgetTaker, takerOf } from '../../../records/handover/taker.ts'
import { bookedSeat } from '../../../records/pickup/rows.ts'
import { isOver } from '../../../records/pickup/visits.ts'
import { eventsOf } from '../../../records/production/events.ts'
import { queueBooked, queueReady } from '../../../records/reminder/queue.ts'
import type { Core } from '../../core.ts'
import type { Fact } from '../fact.ts'

export const handedOver: Fact<'handed-over'> = {
  async read(_core, tx, _who, { caseId, revision }) {
    const row = await caseAt(tx, caseId, revision)
    const made = await cardMadeBy(tx, caseId)
    // Its holder had it enabled, so they have it; or nobody took it here, for it was sent on to another branch.
    if (made?.state !== 'sealed' || !(await takerOf(tx, caseId)))
      throw new Refusal('CORRECTION_LATE', { state: row.state, fact: 'handed-over' })
    await refuseSecond(tx, row.person, kindOf(row.path), row.id)
    const was = { handedOver: true, oldCard: row.old_card, closedAt: row.closed_at }
    return { subjectId: row.id, row, was, now: { handedOver: false, oldCard: null, closedAt: null } }
  },
  async apply(core, tx, who, { caseId, revision }) {
    const row = await caseAt(tx, caseId, revision)
    const taker = await takerOf(tx, caseId)
    const kept = { taker: taker ?? null, signature: row.taker_signature, verifiedAt: row.verified_at }
    const set = { verified_at: null, old_card: null, taker_signature: null, closed_at: null }
    const now = await moveCorrected(core, tx, row, { to: await stateBefore(tx, row), set })
    await forgetTaker(tx, caseId)
    await restoreOld(core, tx, who, caseId)
    await layInDrawer(core, tx, now)
    return { row: now, kept }
  },
  tell: tell => tell('pickup.changed', {}),
}

/** Where the card lay when its taker was verified. */
async function stateBefore(tx: Tx, row: CaseRecord): Promise<State> {
  const entry = await tx
    .selectFrom('audit')
    .select('from_state')
    .where('case_id', '=', row.id)
    .where('what', '=', 'case.verifyTaker')
    .where('from_state', '<>', 'handing-over')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return stateNames.find(state => state === entry.from_state) ?? 'at-branch'
}

/** As it lay there: since it came, and told of if it was; a text that was dropped at the hand-over is due again. */
async function layInDrawer(core: Core, tx: Tx, row: CaseRecord): Promise<void> {
  const caseId = caseIdOf(row)
  const coming = (await eventsOf(tx, caseId)).find(({ event }) => event === 'branchReceived')
  const since = coming?.at ?? core.clock.now()
  const told = await tx
    .selectFrom('audit')
    .select('at')
    .where('case_id', '=', caseId)
    .where('what', '=', 'case.notify')
    .where('at', '>=', since)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  await tx
    .insertInto('waiting_card')
    .values({ case_id: caseId, arrived_at: since, told_at: told?.at ?? null })
    .execute()
  await givePlace(core, tx, caseId)
  if (row.state === 'at-branch' && !(await wasSent(tx, row, 'ready', since))) await queueReady(core, tx, row)
  const seat = await bookedSeat(tx, caseId)
  if (seat && !isOver(core, seat) && !(await wasSent(tx, row, 'booked', since))) await queueBooked(core, tx, row, Day.parse(seat.day))
}

async function wasSent(tx: Tx, { id }: CaseRecord, kind: ReminderKind, since: string): Promise<boolean> {
  const sent = await tx
    .selectFrom('reminder')
    .select('id')
    .where('case_id', '=', id)
    .where('kind', '=', kind)
    .where('state', '=', 'sent')
    .where('made_at', '>=', since)
    .executeTakeFirst()
  return sent !== undefined
}
