/** Reads what desks handed in after a time on their own, and what the manager set: after how long they may begin it, and whether cards come along. */
import type { Kysely } from 'kysely'
import { usualAfterMinutes } from '../../../../shared/hall/emergency.ts'
import { EmergencyCase, EmergencyHandOver } from '../../../../shared/ipc/shapes/emergency.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { EmergencyPieceRecord } from '../../platform/store/tables/emergency.ts'

/** Null once it is a case, or was let go; and where it is a hand-over. */
export const factsIn = ({ kind, body }: Pick<EmergencyPieceRecord, 'kind' | 'body'>): EmergencyCase | null =>
  kind !== 'case' || body === null ? null : EmergencyCase.parse(JSON.parse(body))

/** Null once the branch has noted it, or it was let go; and where it is a case. */
export const handOverIn = ({ kind, body }: Pick<EmergencyPieceRecord, 'kind' | 'body'>): EmergencyHandOver | null =>
  kind !== 'hand-over' || body === null ? null : EmergencyHandOver.parse(JSON.parse(body))

export const pieceById = (db: Kysely<Tables>, id: string): Promise<EmergencyPieceRecord | undefined> =>
  db.selectFrom('emergency_piece').selectAll().where('id', '=', id).executeTakeFirst()

export type EmergencyRule = { readonly afterMinutes: number; readonly carriesCards: boolean }

export async function emergencyRule(db: Kysely<Tables>): Promise<EmergencyRule> {
  const set = await db.selectFrom('emergency_rule').select(['after_minutes', 'carries_cards']).executeTakeFirst()
  return { afterMinutes: set?.after_minutes ?? usualAfterMinutes, carriesCards: (set?.carries_cards ?? 1) === 1 }
}
