/** Finds who made a case, by the log. */
import type { Kysely } from 'kysely'
import { makersOf } from '../../../../shared/review/makers.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import { factsIn } from '../audit/facts.ts'

/** Everybody who has had a hand in what a reviewer judges, whoever the case names as its maker. */
export async function makersOfCase(db: Kysely<Tables>, row: Pick<CaseRecord, 'id' | 'maker_id'>): Promise<ReadonlySet<string>> {
  const entries = await db.selectFrom('audit').select(['what', 'operator_id', 'facts']).where('case_id', '=', row.id).execute()
  const made = makersOf(entries.map(entry => ({ what: entry.what, operatorId: entry.operator_id, facts: factsIn(entry) })))
  return new Set([...made, row.maker_id])
}
