/** Runs updates that must find their rows, so that a change somebody else made meanwhile is refused and not lost in silence. */
import type { UpdateResult } from 'kysely'
import { Refusal } from '../../../../shared/refusal.ts'

/** An update whose `where` says what the row was like when it was read. */
type Guarded = { executeTakeFirst(): Promise<UpdateResult | undefined> }

const stale = (): Refusal => new Refusal('STALE')

/** Fails with `otherwise()` unless exactly one row was changed. @throws Refusal STALE where nothing else is said */
export const updateOne = (update: Guarded, otherwise: () => Error = stale): Promise<void> => updateExactly(1, update, otherwise)

/** Fails with `otherwise()` unless exactly that many rows were changed. @throws Refusal STALE where nothing else is said */
export async function updateExactly(rows: number, update: Guarded, otherwise: () => Error = stale): Promise<void> {
  const result = await update.executeTakeFirst()
  if (Number(result?.numUpdatedRows ?? 0) !== rows) throw otherwise()
}
