/** Takes movements of blank cards back that were recorded wrong: the numbers lie again where they lay, and the book says so by a line of its own. */
import { type BlankRange, blankMachine, rangeWithout } from '../../../../shared/card/blank.ts'
import { stepIn } from '../../../../shared/card/machine.ts'
import { CaseId, type OperatorId, type StockMoveId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { StockMoveRecord } from '../../platform/store/tables/stock.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { keepMove } from './keep-move.ts'
import { changeNumbers, dropNumbers, lieOf, putNumbers, rangeOf } from './numbers.ts'

type Why = { readonly note: string; readonly second: OperatorId | null }

/** @throws Refusal NOT_FOUND */
export async function moveRow(tx: Tx, id: StockMoveId): Promise<StockMoveRecord> {
  const row = await tx.selectFrom('stock_move').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/**
 * As a whole: every number must still lie where the movement brought it.
 * @throws Refusal STOCK_STATE where one does not, where it was taken back before, or where a case stands behind it
 */
export async function takeBack(core: RecordsContext, tx: Tx, who: Who, moved: StockMoveRecord, why: Why): Promise<StockMoveId> {
  const numbers = rangeOf(moved)
  const { event, from_state: from } = moved
  if (event === 'reverse' || event === 'takeBack' || moved.case_id !== null || (await wasTakenBack(tx, moved.id)))
    throw new Refusal('STOCK_STATE', { number: moved.first })
  const lie = await lieOf(tx, numbers)
  if (event === 'receive') {
    if (lie.state !== 'in-vault') throw new Refusal('STOCK_STATE', { number: moved.first })
    await dropNumbers(tx, numbers)
  } else {
    if (from === null || lie.state !== stepIn(blankMachine, from, event)) throw new Refusal('STOCK_STATE', { number: moved.first })
    if (lie.state === 'with-teller' && lie.holder_id !== moved.holder_id) throw new Refusal('STOCK_STATE', { number: moved.first })
    await changeNumbers(tx, numbers, lie.state, { state: from, holder_id: from === 'with-teller' ? moved.holder_id : null })
  }
  return keepBack(core, tx, who, moved, numbers, why)
}

/**
 * A delivery whose numbers were typed wrong: what was never delivered leaves the book, what was enters it, the rest stays as it is.
 * @throws Refusal STOCK_STATE where a number that leaves was moved already, STOCK_OVERLAP where one that enters is there
 */
export async function renumberDelivery(
  core: RecordsContext,
  tx: Tx,
  who: Who,
  moved: StockMoveRecord,
  right: BlankRange,
  why: Why,
): Promise<void> {
  if (moved.event !== 'receive' || (await wasTakenBack(tx, moved.id))) throw new Refusal('STOCK_STATE', { number: moved.first })
  const wrong = rangeOf(moved)
  for (const range of rangeWithout(wrong, right)) {
    const { state } = await lieOf(tx, range)
    if (state !== 'in-vault') throw new Refusal('STOCK_STATE', { number: range.first })
    await dropNumbers(tx, range)
    await keepBack(core, tx, who, moved, range, why)
  }
  const { supplier, bank } = moved
  for (const range of rangeWithout(right, wrong)) {
    await putNumbers(tx, range)
    await keepMove(core, tx, who, range, { event: 'receive', supplier, bank, note: why.note, second_id: why.second })
  }
}

/** A card was noted as made from another blank than it was. The wrong one lies again with whoever had drawn it. */
export async function unbindBlank(core: RecordsContext, tx: Tx, who: Who, caseId: CaseId, why: Why): Promise<void> {
  const used = await tx
    .selectFrom('stock_move')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('event', '=', 'use')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!used) throw new Refusal('STOCK_STATE')
  const numbers = rangeOf(used)
  await changeNumbers(tx, numbers, 'used', { state: 'with-teller', holder_id: used.holder_id, case_id: null })
  await keepBack(core, tx, who, used, numbers, why)
}

function keepBack(core: RecordsContext, tx: Tx, who: Who, moved: StockMoveRecord, numbers: BlankRange, { note, second }: Why) {
  const { id, event, from_state, holder_id, case_id } = moved
  const of = case_id === null ? {} : { case_id: CaseId.parse(case_id) }
  return keepMove(core, tx, who, numbers, {
    event: 'reverse',
    from_state,
    holder_id,
    undoes: id,
    undone: event,
    note,
    second_id: second,
    ...of,
  })
}

async function wasTakenBack(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('stock_move').select('id').where('undoes', '=', id).executeTakeFirst()
  return row !== undefined
}
