/** Reads and keeps what a person has set for themselves. */
import type { Kysely } from 'kysely'
import type { OperatorId } from '../../../../shared/ids.ts'
import { Habits, usualHabits } from '../../../../shared/ipc/shapes/habit.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

export async function habitsOf(db: Kysely<Tables>, who: OperatorId): Promise<Habits> {
  const kept = await db.selectFrom('habit').select('habits').where('operator_id', '=', who).executeTakeFirst()
  return kept ? Habits.parse(JSON.parse(kept.habits)) : usualHabits
}

export async function setHabits(tx: Tx, who: OperatorId, habits: Habits): Promise<void> {
  await tx.deleteFrom('habit').where('operator_id', '=', who).execute()
  await tx
    .insertInto('habit')
    .values({ operator_id: who, habits: JSON.stringify(habits) })
    .execute()
}
