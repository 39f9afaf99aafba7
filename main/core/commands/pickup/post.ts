/** Sends a finished card to its holder by post, and notes that it was delivered, came back or is lost. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { ParcelEnd } from '../../../../shared/pickup/parcel.ts'
import { offersMail } from '../../../../shared/profile/ask.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { parcelWords } from '../../../../shared/strings/zh-CN/parcel.ts'
import { isFailed } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { endedCardCame } from '../../records/card/ended-card-came.ts'
import { isUntouched, withdrawCard } from '../../records/card/register.ts'
import { cardMadeBy } from '../../records/card/rows.ts'
import { move } from '../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { feeClearsHandOver } from '../../records/fee/when.ts'
import { colleague } from '../../records/operator/second-person.ts'
import { keepEvent } from '../../records/production/keep-event.ts'
import { queueNews } from '../../records/reminder/queue.ts'
import { dropTexts } from '../../records/reminder/rows.ts'
import { nothingThen } from '../../records/reminder/told.ts'
import { signedIn } from '../../records/sessions.ts'
import { cardArrived, cardGone } from '../../records/waiting/card.ts'
import { promiseAnew } from '../../records/waiting/delay.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

/** @throws Refusal WRONG_STATE, STALE, NOT_READY where a fee is owed or the place sends nothing by post, and those of the colleague's password */
export async function sendParcel(core: Core, who: Who, input: Parsed<'parcel.send'>): Promise<Out<'parcel.send'>> {
  const { caseId, revision, second, carrier, waybill, recipient, phone, address } = input
  const { operatorId: secondId } = await colleague(core, who, second)
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const facts = { feeCleared: feeClearsHandOver(core, row), mailOffered: offersMail(profileOfCase(core, row)) }
    const now = await move(core, tx, who, row, { on: 'mailOut', facts, audit: { second: secondId } })
    await cardGone(tx, caseId)
    const sent = { operator_id: signedIn(who).operatorId, second_id: secondId, day: core.clock.today(), at: core.clock.now() }
    await tx
      .insertInto('card_parcel')
      .values({
        ...{ id: newId(), case_id: caseId, carrier, waybill, recipient, phone, address, ...sent },
        ...{ ended: null, ended_at: null, ended_by: null, note: '' },
      })
      .execute()
    await queueNews(core, tx, now, 'mailed', { ...nothingThen, why: parcelWords({ carrier, waybill }) })
    tell('case.changed', { caseId })
    tell('pickup.changed', {})
  })
  return viewCase(core, who, { caseId })
}

/** How the way of a card by post ended. @throws Refusal WRONG_STATE where it is not in the post */
export async function endParcel(core: Core, who: Who, input: Parsed<'parcel.end'>): Promise<Out<'parcel.end'>> {
  const { caseId, revision, ended, note } = input
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const parcel = await tx
      .selectFrom('card_parcel')
      .select('id')
      .where('case_id', '=', caseId)
      .where('ended', 'is', null)
      .executeTakeFirst()
    if (!parcel) throw new Refusal('WRONG_STATE', { state: row.state, action: actionOf[ended] })
    const change = { ended, ended_at: core.clock.now(), ended_by: signedIn(who).operatorId, note }
    await updateOne(tx.updateTable('card_parcel').set(change).where('id', '=', parcel.id).where('ended', 'is', null))
    // Whatever became of it, that it was sent is no news any more.
    await dropTexts(tx, caseId, ['mailed'])
    if (isFailed(row.state)) await endedMeanwhile(core, tx, who, row, ended, note)
    else await endings[ended](core, tx, who, row, note)
    tell('case.changed', { caseId })
    tell('pickup.changed', {})
  })
  return viewCase(core, who, { caseId })
}

const actionOf = { delivered: 'mailDelivered', returned: 'mailReturned', lost: 'mailLost' } as const satisfies Record<ParcelEnd, string>

type Ending = (core: Core, tx: Tx, who: Who, row: CaseRecord, note: string) => Promise<void>
const endings: Readonly<Record<ParcelEnd, Ending>> = {
  // The old card ends when the new one is enabled: nobody could take it back by post.
  delivered: async (core, tx, who, row) => {
    await move(core, tx, who, row, { on: 'mailDelivered', facts: {}, set: { closed_at: core.clock.now() } })
  },
  // It lies in the drawer as one that has just come, and its holder is told so.
  returned: async (core, tx, who, row) => cardArrived(core, tx, await move(core, tx, who, row, { on: 'mailReturned', facts: {} })),
  lost: async (core, tx, who, row, note) => {
    const caseId = caseIdOf(row)
    const moved = await move(core, tx, who, row, { on: 'mailLost', facts: { reasonGiven: true }, set: { card_tail: null } })
    await keepEvent(core, tx, who, caseId, 'makeFailed', note)
    const made = await cardMadeBy(tx, caseId)
    if (made && (await isUntouched(tx, made))) await withdrawCard(core, tx, made, { who, caseId })
    await promiseAnew(core, tx, who, moved, { why: 'make-failed' })
  },
}

/** Its case ended while the card was in the post: nobody is told, and one that comes back is dealt with as any ended card. */
async function endedMeanwhile(core: Core, tx: Tx, who: Who, row: CaseRecord, ended: ParcelEnd, note: string): Promise<void> {
  const caseId = caseIdOf(row)
  if (ended === 'returned') {
    await endedCardCame(core, tx, caseId, note)
  }
  await record(core, tx, { who, what: 'parcel.end', caseId, facts: { ended } })
}
