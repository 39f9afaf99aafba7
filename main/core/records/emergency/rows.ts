/** Reads what desks handed in after a time on their own, and after how long they may begin it. */
import type { Kysely } from 'kysely'
import { usualAfterMinutes } from '../../../../shared/hall/emergency.ts'
import { EmergencyCase } from '../../../../shared/ipc/shapes/emergency.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { EmergencyPieceRecord } from '../../platform/store/tables/emergency.ts'

/** Null once it is a case, or was let go. */
export const factsIn = ({ body }: Pick<EmergencyPieceRecord, 'body'>): EmergencyCase | null =>
  body === null ? null : EmergencyCase.parse(JSON.parse(body))

export const pieceById = (db: Kysely<Tables>, id: string): Promise<EmergencyPieceRecord | undefined> =>
  db.selectFrom('emergency_piece').selectAll().where('id', '=', id).executeTakeFirst()

export async function afterMinutes(db: Kysely<Tables>): Promise<number> {
  return (await db.selectFrom('emergency_rule').select('after_minutes').executeTakeFirst())?.after_minutes ?? usualAfterMinutes
}
