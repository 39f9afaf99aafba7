/** Puts numbers of blank cards right: those of a delivery, and the one a card was made from. */
import { Refusal } from '../../../../../shared/refusal.ts'
import { caseAt, caseIdOf } from '../../../records/case/rows.ts'
import { keepMove } from '../../../records/stock/keep-move.ts'
import { changeNumbers, lieOf } from '../../../records/stock/numbers.ts'
import { moveRow, renumberDelivery, unbindBlank } from '../../../records/stock/take-back.ts'
import { blankOf } from '../../../records/stock/use.ts'
import type { Fact } from '../fact.ts'

/** @throws Refusal STOCK_STATE where a number that leaves the book was moved already, STOCK_OVERLAP where one that enters is there */
export const delivery: Fact<'delivery'> = {
  async read(_core, tx, _who, { moveId, first, last }) {
    const moved = await moveRow(tx, moveId)
    return { subjectId: moved.id, row: null, was: { first: moved.first, last: moved.last }, now: { first, last } }
  },
  async apply(core, tx, who, { moveId, first, last }, _standing, { reason, second }) {
    const why = { note: reason, second: second?.operatorId ?? null }
    await renumberDelivery(core, tx, who, await moveRow(tx, moveId), { first, last }, why)
    return { row: null }
  },
  tell: tell => tell('stock.changed', {}),
}

/** @throws Refusal STOCK_STATE where no card of this branch was used, or the right one is in nobody's drawer */
export const blank: Fact<'blank'> = {
  async read(_core, tx, _who, { caseId, revision, number }) {
    const row = await caseAt(tx, caseId, revision)
    const was = await blankOf(tx, caseId)
    if (was === null) throw new Refusal('STOCK_STATE', { number })
    return { subjectId: row.id, row, was: { blank: was }, now: { blank: number } }
  },
  async apply(core, tx, who, { number }, { row }, { reason, second }) {
    if (row === null) throw new Error('a card is made for a case')
    const caseId = caseIdOf(row)
    await unbindBlank(core, tx, who, caseId, { note: reason, second: second?.operatorId ?? null })
    const numbers = { first: number, last: number }
    const { state, holder_id } = await lieOf(tx, numbers)
    if (state !== 'with-teller') throw new Refusal('STOCK_STATE', { number })
    await changeNumbers(tx, numbers, state, { state: 'used', holder_id: null, case_id: caseId })
    await keepMove(core, tx, who, numbers, { event: 'use', from_state: state, holder_id, case_id: caseId, note: reason })
    return { row }
  },
  tell: tell => tell('stock.changed', {}),
}
