/** Notes the serial that the card system or the bank gave to an act that is done. */
import { ItemCode } from '../../../../shared/business/items.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { sidesOf } from '../../../../shared/serial/sides.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { keepSerial, serialsOf } from '../../records/serial/rows.ts'
import type { Core } from '../core.ts'

/** @throws Refusal WRONG_STATE before the act is done, or where that side gives it none */
export async function noteSerial(core: Core, who: Who, { caseId, side, serial }: Parsed<'serial.note'>): Promise<Out<'serial.note'>> {
  const row = await caseById(core.store.db, caseId)
  const item = ItemCode.parse(row.item)
  await core.store.write(async ({ tx, tell }) => {
    if (row.state !== 'closed' || !sidesOf(item).includes(side)) throw new Refusal('WRONG_STATE', { state: row.state, side })
    await keepSerial(core, tx, who, caseId, side, serial)
    tell('case.changed', { caseId })
  })
  return serialsOf(core.store.db, caseId, item)
}
