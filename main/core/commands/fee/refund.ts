/** Gives a fee back: the customer withdraws before the card is made, or the case ended without one. */
import type { Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { isFailed } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { FeeEntryRecord } from '../../platform/store/tables/money.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { entriesOf, keepEntry, standingIn } from '../../records/fee/ledger.ts'
import { owedRefunds } from '../../records/fee/owed.ts'
import { touchFee } from '../../records/fee/touch.ts'
import { bookedSeat } from '../../records/pickup/rows.ts'
import { freeSeat } from '../../records/waiting/free-seat.ts'
import { withdrawNow } from '../card/hand-in.ts'
import type { Core } from '../core.ts'

/**
 * All of it, by the way it came. Nothing is given back where nothing was taken.
 * @throws Refusal WRONG_STATE once the card is being made, or where nothing is owed
 */
export async function refundFee(core: Core, who: Who, { caseId, revision, note }: Parsed<'fee.refund'>): Promise<Out<'fee.refund'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const taken = await unreturned(tx, caseId)
    if (isFailed(row.state)) await giveOwed(core, tx, who, row, taken, note)
    else await withdraw(core, tx, who, row, taken, note)
    if (taken) {
      const { fen, method, terminal, reference } = taken
      await keepEntry(core, tx, who, { case_id: caseId, kind: 'refunded', fen, method, terminal, reference, note, undoes: taken })
    }
    tell('case.changed', { caseId })
    tell('fee.changed', {})
  })
  return viewCase(core, who, { caseId })
}

type Taken = FeeEntryRecord | null

async function withdraw(core: Core, tx: Tx, who: Who, row: CaseRecord, taken: Taken, note: string): Promise<void> {
  const facts = { reasonGiven: true, feeGivenBack: true }
  const ended = await move(core, tx, who, row, { on: 'withdraw', facts, set: { end_reason: note }, audit: { fen: taken?.fen ?? 0 } })
  const caseId = caseIdOf(row)
  await withdrawNow(core, tx, who, ended, note)
  if (await bookedSeat(tx, caseId)) await freeSeat(tx, caseId)
}

/** The case has ended already, so its state stays; only the money goes. */
async function giveOwed(core: Core, tx: Tx, who: Who, row: CaseRecord, taken: Taken, note: string): Promise<void> {
  const caseId = caseIdOf(row)
  const owed = (await owedRefunds(tx)).some(one => one.caseId === row.id)
  if (!taken || !owed) throw new Refusal('WRONG_STATE', { state: row.state, action: 'withdraw' })
  await touchFee(tx, row, {})
  await record(core, tx, { who, what: 'fee.refund', caseId, facts: { fen: taken.fen, words: note.length } })
}

const unreturned = async (db: Kysely<Tables>, caseId: CaseId): Promise<Taken> => standingIn(await entriesOf(db, caseId))
