/** Writes and reads the serials that the card system and the bank gave to acts; the newest of a side counts. */

import type { Kysely } from 'kysely'
import { type ItemCode, itemCodes } from '../../../../shared/business/items.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { SerialsOf } from '../../../../shared/ipc/shapes/serial.ts'
import type { DaySpan } from '../../../../shared/report/day-span.ts'
import { type SerialSide, sidesOf } from '../../../../shared/serial/sides.ts'
import { record } from '../../platform/audit/record.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import { newId } from '../../platform/new-id.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

export async function keepSerial(core: RecordsContext, tx: Tx, who: Who, caseId: CaseId, side: SerialSide, serial: string): Promise<void> {
  const { operatorId } = signedIn(who)
  await tx
    .insertInto('act_serial')
    .values({ id: newId(), case_id: caseId, side, serial, day: core.clock.today(), operator_id: operatorId, at: core.clock.now() })
    .execute()
  await record(core, tx, { who, what: 'serial.note', caseId, facts: { side, serial } })
}

export async function serialsOf(db: Kysely<Tables>, caseId: CaseId, item: ItemCode): Promise<SerialsOf> {
  const rows = await db
    .selectFrom('act_serial')
    .innerJoin('operator', 'operator.id', 'act_serial.operator_id')
    .select(['act_serial.side', 'act_serial.serial', 'act_serial.at', 'operator.name as by'])
    .where('act_serial.case_id', '=', caseId)
    .orderBy('act_serial.id', 'desc')
    .execute()
  return sidesOf(item).map(side => {
    const row = rows.find(one => one.side === side)
    return { side, serial: row?.serial ?? null, by: row?.by ?? null, at: row?.at ?? null }
  })
}

/** The acts that ended in the span and have a serial on that side, with it or without. */
export async function actsIn(db: Kysely<Tables>, span: DaySpan, side: SerialSide) {
  const items = itemCodes.filter(item => sidesOf(item).includes(side))
  return db
    .selectFrom('case_file')
    .select(['case_file.id', 'case_file.number', 'case_file.item', 'case_file.name', 'case_file.doc_number', 'case_file.changed_at'])
    .select(eb =>
      eb
        .selectFrom('act_serial')
        .select('act_serial.serial')
        .whereRef('act_serial.case_id', '=', 'case_file.id')
        .where('act_serial.side', '=', side)
        .orderBy('act_serial.id', 'desc')
        .limit(1)
        .as('serial'),
    )
    .where('case_file.changed_at', '>=', startOfDay(span.from))
    .where('case_file.changed_at', '<', endOfDay(span.to))
    .where('case_file.state', '=', 'closed')
    .where('case_file.item', 'in', items)
    .orderBy('case_file.changed_at')
    .execute()
}
