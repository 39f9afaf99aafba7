/** Shows the serials of one act, and the acts of a span of days with theirs. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { caseById, caseIdOf } from '../../records/case/rows.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { actsIn, serialsOf } from '../../records/serial/rows.ts'

export async function viewSerials(core: RecordsContext, _who: Who, { caseId }: Parsed<'serial.of'>): Promise<Out<'serial.of'>> {
  const row = await caseById(core.store.db, caseId)
  return row.state === 'closed' ? serialsOf(core.store.db, caseId, ItemCode.parse(row.item)) : []
}

export async function listSerials(core: RecordsContext, _who: Who, { span, side }: Parsed<'serial.list'>): Promise<Out<'serial.list'>> {
  const rows = await actsIn(core.store.db, span, side)
  return rows.map(row => ({
    caseId: caseIdOf(row),
    number: row.number,
    item: ItemCode.parse(row.item),
    maskedName: maskName(row.name),
    closedAt: row.changed_at,
    serial: row.serial,
  }))
}
