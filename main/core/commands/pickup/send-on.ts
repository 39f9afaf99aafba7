/** Sends finished cards to another branch by a list, and notes which came there and which came back. */

import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { otherBranchWords } from '../../../../shared/strings/zh-CN/casework.ts'
import { day8 } from '../../../../shared/time.ts'
import { isFailed } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { transferById } from '../../queries/pickup/transfers.ts'
import { endedCardCame } from '../../records/card/ended-card-came.ts'
import { move } from '../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { feeClearsHandOver } from '../../records/fee/when.ts'
import { colleague } from '../../records/operator/second-person.ts'
import { queueNews } from '../../records/reminder/queue.ts'
import { nothingThen } from '../../records/reminder/told.ts'
import { signedIn } from '../../records/sessions.ts'
import { cardArrived, cardGone } from '../../records/waiting/card.ts'
import type { Core } from '../core.ts'

/** All of them or none. @throws Refusal WRONG_STATE, STALE, NOT_READY where a fee is owed, and those of the colleague's password */
export async function sendOn(core: Core, who: Who, input: Parsed<'transfer.send'>): Promise<Out<'transfer.send'>> {
  const { branch, address, phone, reason, cases, second } = input
  // A password takes time to check, so it stands outside the unit of work.
  const { operatorId: secondId } = await colleague(core, who, second)
  const id = newId()
  await core.store.write(async ({ tx, tell }) => {
    const number = await nextNumber(tx, { table: 'card_transfer', column: 'number', digits: 3 }, `Z${day8(core.clock.today())}-`)
    const made = { operator_id: signedIn(who).operatorId, second_id: secondId, day: core.clock.today(), at: core.clock.now() }
    await tx
      .insertInto('card_transfer')
      .values({ id, number, branch, address, phone, reason, ...made })
      .execute()
    for (const { caseId, revision } of cases) {
      const row = await caseAt(tx, caseId, revision)
      const facts = { feeCleared: feeClearsHandOver(core, row) }
      const now = await move(core, tx, who, row, { on: 'sendOn', facts, audit: { transfer: number } })
      await cardGone(tx, caseId)
      await tx
        .insertInto('card_transfer_case')
        .values({ transfer_id: id, case_id: caseId, ended: null, ended_at: null, ended_by: null, note: '' })
        .execute()
      await queueNews(core, tx, now, 'sent-on', { ...nothingThen, why: otherBranchWords(input) })
      tell('case.changed', { caseId })
    }
    await record(core, tx, { who, what: 'transfer.send', facts: { transfer: number, cards: cases.length, second: secondId } })
    tell('pickup.changed', {})
  })
  return transferById(core, id)
}

/** How the way of a card ends; the note says who there had it, or why it came back. @throws Refusal WRONG_STATE where it is not away */
async function endTransfer(
  core: Core,
  who: Who,
  { caseId, revision, note }: Parsed<'transfer.received'>,
  ended: 'received' | 'back',
): Promise<Out<'transfer.received'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const way = await openWay(tx, caseId)
    if (!way) throw new Refusal('WRONG_STATE', { state: row.state, action: ended === 'received' ? 'receivedThere' : 'cameBack' })
    const change = { ended, ended_at: core.clock.now(), ended_by: signedIn(who).operatorId, note }
    await updateOne(
      tx.updateTable('card_transfer_case').set(change).where('transfer_id', '=', way.transfer_id).where('case_id', '=', caseId),
    )
    if (isFailed(row.state)) await endedMeanwhile(core, tx, who, row, ended, note)
    else if (ended === 'back') await cardArrived(core, tx, await move(core, tx, who, row, { on: 'cameBack', facts: {} }))
    else await handedOn(core, tx, who, row, way)
    tell('case.changed', { caseId })
    tell('pickup.changed', {})
  })
  return viewCase(core, who, { caseId })
}

const openWay = (tx: Tx, caseId: CaseId) =>
  tx
    .selectFrom('card_transfer_case')
    .innerJoin('card_transfer', 'card_transfer.id', 'card_transfer_case.transfer_id')
    .select(['card_transfer_case.transfer_id', 'card_transfer.branch', 'card_transfer.address', 'card_transfer.phone'])
    .where('case_id', '=', caseId)
    .where('ended', 'is', null)
    .executeTakeFirst()

/** Its case ended while the card was away: nobody is told, and one that comes back is dealt with as any ended card. */
async function endedMeanwhile(core: Core, tx: Tx, who: Who, row: CaseRecord, ended: 'received' | 'back', note: string): Promise<void> {
  const caseId = caseIdOf(row)
  if (ended === 'back') {
    await endedCardCame(core, tx, caseId, note)
  }
  await record(core, tx, { who, what: 'transfer.end', caseId, facts: { ended } })
}

type Way = NonNullable<Awaited<ReturnType<typeof openWay>>>

/** It is the other branch's to hand over from now on, and its holder is told so. */
async function handedOn(core: Core, tx: Tx, who: Who, row: CaseRecord, way: Way): Promise<void> {
  const now = await move(core, tx, who, row, { on: 'receivedThere', facts: {}, set: { closed_at: core.clock.now() } })
  await queueNews(core, tx, now, 'there', { ...nothingThen, why: otherBranchWords(way) })
}

export const receivedThere = (core: Core, who: Who, input: Parsed<'transfer.received'>): Promise<Out<'transfer.received'>> =>
  endTransfer(core, who, input, 'received')

export const cameBack = (core: Core, who: Who, input: Parsed<'transfer.back'>): Promise<Out<'transfer.back'>> =>
  endTransfer(core, who, input, 'back')
