/** Puts the divisions the manager of the branch added among those that were shipped. */
import type { Store } from '../../platform/store/store.ts'
import type { CodeBook } from './codes.ts'

export async function takeAddedDivisions(db: Store['db'], codes: CodeBook): Promise<void> {
  codes.withDivisions(await db.selectFrom('division').select(['code', 'name', 'since']).execute())
}
