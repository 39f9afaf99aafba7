/** Reads what was said at each look behind the mask. */
import type { RecordsContext } from '../../records/context.ts'

/** What was said at each look, by its id in the log. */
export async function unmaskingReasons(core: RecordsContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await core.store.db.selectFrom('unmasking').select(['id', 'reason']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.reason]))
}
