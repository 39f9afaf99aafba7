/** Binds a blank card to the case whose card is made from it, and spoils it when that card fails. */
import type { Kysely } from 'kysely'
import { BlankNumber, type SpoilReason } from '../../../../shared/card/blank.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'
import { keepMove } from './keep-move.ts'
import { changeNumbers, lieOf } from './numbers.ts'

/** Call it in the transaction of the making. @throws Refusal STOCK_STATE unless the caller drew the card and still has it */
export async function bindBlank(core: RecordsContext, tx: Tx, who: Who, number: BlankNumber, caseId: CaseId): Promise<void> {
  const numbers = { first: number, last: number }
  const { operatorId } = signedIn(who)
  const lie = await lieOf(tx, numbers)
  if (lie.state !== 'with-teller' || lie.holder_id !== operatorId) throw new Refusal('STOCK_STATE', { number })
  await changeNumbers(tx, numbers, 'with-teller', { state: 'used', holder_id: null, case_id: caseId })
  await keepMove(core, tx, who, numbers, { event: 'use', from_state: 'with-teller', holder_id: operatorId, case_id: caseId })
  core.store.tell('stock.changed', {})
}

/** Nothing was made of it after all: the blank lies with whoever drew it, as before. */
export async function takeBackUsed(core: RecordsContext, tx: Tx, who: Who, caseId: CaseId): Promise<BlankNumber | null> {
  const number = await blankOf(tx, caseId)
  if (number === null) return null
  const numbers = { first: number, last: number }
  const use = await tx
    .selectFrom('stock_move')
    .select('holder_id')
    .where('case_id', '=', caseId)
    .where('event', '=', 'use')
    .where('first', '=', number)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await changeNumbers(tx, numbers, 'used', { state: 'with-teller', holder_id: use.holder_id, case_id: null })
  await keepMove(core, tx, who, numbers, { event: 'takeBack', from_state: 'used', holder_id: use.holder_id, case_id: caseId })
  core.store.tell('stock.changed', {})
  return number
}

/** The card of a case came to nothing: its blank is spoiled with it, where one was taken from here. */
export async function spoilUsed(
  core: RecordsContext,
  tx: Tx,
  who: Who,
  caseId: CaseId,
  note: string,
  reason: SpoilReason = 'print',
): Promise<void> {
  const number = await blankOf(tx, caseId)
  if (number === null) return
  const numbers = { first: number, last: number }
  await changeNumbers(tx, numbers, 'used', { state: 'spoiled' })
  await keepMove(core, tx, who, numbers, { event: 'spoil', from_state: 'used', case_id: caseId, reason, note })
  core.store.tell('stock.changed', {})
}

/** The blank card the case's own card was made from. */
export async function blankOf(db: Kysely<Tables>, caseId: CaseId): Promise<BlankNumber | null> {
  const row = await db.selectFrom('blank').select('number').where('case_id', '=', caseId).where('state', '=', 'used').executeTakeFirst()
  return row ? BlankNumber.parse(row.number) : null
}
