/** Gathers what the slip of a movement of blank cards shows. */
import type { StockMoveId } from '../../../../shared/ids.ts'
import { stockEventText } from '../../../../shared/strings/zh-CN/stock.ts'
import { clockAt } from '../../../../shared/time.ts'
import type { RecordsContext } from '../../records/context.ts'
import { moveAt } from '../../records/stock/keep-move.ts'
import type { StockSlip } from '../slips/slip-data.ts'

export async function stockSlip(core: RecordsContext, id: StockMoveId): Promise<StockSlip> {
  const move = await moveAt(core.store.db, id)
  return {
    event: stockEventText[move.event],
    number: move.slip ?? '',
    first: move.first,
    last: move.last,
    count: move.count,
    operator: move.operator,
    second: move.second ?? '',
    holder: move.event === 'giveBack' ? move.holder : null,
    supplier: move.supplier,
    note: move.note,
    at: clockAt(move.at).slice(0, 16),
    branchName: core.branch.name,
  }
}
