/** Keeps what a teller counted in the drawer beside what the ledger expects. */

import type { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { type Fen, fen, piecesFen } from '../../../../shared/money.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Day } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { feeBalance, viewBalance } from '../../queries/fee/balance.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/**
 * The teller has counted the own drawer.
 * @throws Refusal COUNT_UNEXPLAINED where it differs from the book and nobody says why, FEE_WRONG where the pieces make another sum
 */
export async function countDrawer(core: Core, who: Who, input: Parsed<'fee.count'>): Promise<Out<'fee.count'>> {
  const { day, fen: counted, pieces, note } = input
  if (pieces !== null && piecesFen(pieces) !== counted) throw new Refusal('FEE_WRONG', { due: piecesFen(pieces), given: counted })
  await core.store.write(async ({ tx, tell }) => {
    const { operatorId } = signedIn(who)
    const expected = await drawerOf(core, tx, day, operatorId)
    if (counted !== expected && note.length < 2) throw new Refusal('COUNT_UNEXPLAINED', { due: expected, given: counted })
    const kept = { expected, counted, pieces: pieces === null ? null : JSON.stringify(pieces), note, operator_id: operatorId }
    await tx
      .insertInto('cash_count')
      .values({ id: newId(), day, at: core.clock.now(), ...kept })
      .execute()
    await record(core, tx, { who, what: 'fee.count', facts: { day, expected, counted } })
    tell('fee.changed', {})
  })
  return viewBalance(core, who, { day })
}

async function drawerOf(core: Core, tx: Tx, day: Day, operatorId: OperatorId): Promise<Fen> {
  const { operators } = await feeBalance(core, day, tx)
  return operators.find(one => one.operatorId === operatorId)?.account.drawer ?? fen(0)
}
