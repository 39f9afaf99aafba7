/** Judges and keeps who takes the card: the holder, an agent, a guardian, a unit's two people. */
import type { Kysely } from 'kysely'
import { DocType } from '../../../../shared/identity/documents.ts'
import { tidyNumber } from '../../../../shared/identity/id-number.ts'
import { tidyName } from '../../../../shared/identity/person-name.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { TakerInput } from '../../../../shared/ipc/shapes/handover.ts'
import { type TakerCode, takerProblems } from '../../../../shared/pickup/taker.ts'
import { Day } from '../../../../shared/time.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { TakingInsert, TakingRecord } from '../../platform/store/tables/pickup.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { caseIdOf } from '../case/rows.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

const tidied = (taker: TakerInput): TakerInput => ({ ...taker, number: tidyNumber(taker.number), name: tidyName(taker.name) })

/** What keeps this person from taking the card. */
export function takerCodes(core: RecordsContext, row: CaseRecord, taker: TakerInput): TakerCode[] {
  const holder = { docType: DocType.parse(row.doc_type), number: row.doc_number, birth: Day.parse(row.birth) }
  const problems = takerProblems(tidied(taker), holder, profileOfCase(core, row), core.clock.today())
  const known = taker.role === 'unit' || core.resources.isCode('relation', taker.relation)
  return [...new Set([...problems.map(({ code }) => code), ...(known ? [] : (['RELATION'] as const))])]
}

function rowOf(row: CaseRecord, given: TakerInput | null): Omit<TakingInsert, 'case_id' | 'operator_id' | 'at'> {
  const nobody = { relation: '', letter: 'none', ground: null, second_doc_type: null, second_number: null, second_name: null } as const
  if (given === null) return { role: 'holder', doc_type: row.doc_type, doc_number: row.doc_number, name: row.name, ...nobody }
  const { role, docType, number, name, relation, letter, ground, second } = tidied(given)
  return {
    role,
    doc_type: docType,
    doc_number: number,
    name,
    relation,
    letter,
    ground,
    second_doc_type: second?.docType ?? null,
    second_number: second ? tidyNumber(second.number) : null,
    second_name: second ? tidyName(second.name) : null,
  }
}

/** Whoever was verified last is who signs. */
export async function keepTaker(core: RecordsContext, tx: Tx, who: Who, row: CaseRecord, given: TakerInput | null): Promise<void> {
  await forgetTaker(tx, caseIdOf(row))
  const seen = { case_id: row.id, operator_id: signedIn(who).operatorId, at: core.clock.now() }
  await tx
    .insertInto('taking')
    .values({ ...rowOf(row, given), ...seen })
    .execute()
}

export const forgetTaker = (tx: Tx, caseId: CaseId) => tx.deleteFrom('taking').where('case_id', '=', caseId).execute()

export const takerOf = (db: Kysely<Tables>, caseId: CaseId): Promise<TakingRecord | undefined> =>
  db.selectFrom('taking').selectAll().where('case_id', '=', caseId).executeTakeFirst()

/** Whether the card went to its holder, to whoever came with the application, or to somebody else. */
export async function takenBy(
  db: Kysely<Tables>,
  caseId: CaseId,
  companion: string | null,
): Promise<'holder' | 'companion' | 'other' | null> {
  const taker = await takerOf(db, caseId)
  if (!taker) return null
  return taker.role === 'holder' ? 'holder' : taker.doc_number === companion ? 'companion' : 'other'
}
