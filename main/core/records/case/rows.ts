/** Reads and changes rows of the case table. */
import type { Kysely } from 'kysely'
import { caseDay } from '../../../../shared/business/case-day.ts'
import type { Identity } from '../../../../shared/identity/check.ts'
import { DocType } from '../../../../shared/identity/documents.ts'
import { CaseId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { ageOn, Day } from '../../../../shared/time.ts'
import { kindOf } from '../../../../shared/workflow/path.ts'
import { finalStates, type State } from '../../../../shared/workflow/table.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import { personBehind } from '../identity/person.ts'

export const caseIdOf = (row: Pick<CaseRecord, 'id'>): CaseId => CaseId.parse(row.id)

/** @throws Refusal NOT_FOUND */
export async function caseById(db: Kysely<Tables>, caseId: CaseId): Promise<CaseRecord> {
  const row = await db.selectFrom('case_file').selectAll().where('id', '=', caseId).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/** Of some hundred cases at most, in one read of what is wanted alone: a whole case is a wide row. */
export async function statesOfCases(db: Kysely<Tables>, caseIds: readonly string[]): Promise<ReadonlyMap<string, State>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db.selectFrom('case_file').select(['id', 'state']).where('id', 'in', caseIds).execute()
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** The case as the caller last saw it. @throws Refusal NOT_FOUND, STALE */
export async function caseAt(db: Kysely<Tables>, caseId: CaseId, revision: number): Promise<CaseRecord> {
  const row = await caseById(db, caseId)
  if (row.revision !== revision) throw new Refusal('STALE', { revision: row.revision })
  return row
}

/** How old the holder counts as for everything this case asks; see `caseDay`. */
export const holderAge = (row: Pick<CaseRecord, 'birth' | 'opened_at'>): number => ageOn(Day.parse(row.birth), caseDay(row.opened_at))

/** All that is under way for one person: at most one application, and one act beside it. */
export const openCasesOf = (db: Kysely<Tables>, person: string): Promise<CaseRecord[]> =>
  db.selectFrom('case_file').selectAll().where('person', '=', person).where('state', 'not in', finalStates).execute()

/** The card being made or the record being changed; an act on the card they have is another matter. */
export const openCaseOf = async (db: Kysely<Tables>, docType: DocType, number: string): Promise<CaseRecord | undefined> =>
  (await openCasesOf(db, await personBehind(db, docType, number))).find(row => kindOf(row.path) === 'application')

export const identityOf = (row: CaseRecord): Identity => ({
  docType: DocType.parse(row.doc_type),
  number: row.doc_number,
  name: row.name,
  sex: row.sex,
  birth: Day.parse(row.birth),
  validFrom: row.valid_from === null ? null : Day.parse(row.valid_from),
  validTo: row.valid_to === null || row.valid_to === 'long' ? row.valid_to : Day.parse(row.valid_to),
})
