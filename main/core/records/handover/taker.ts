/** Judges and keeps who takes the card: the holder, an agent, a guardian, a unit's two people. */
import type { Kysely } from 'kysely'
import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { DocType } from '../../../../shared/identity/documents.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { TakerInput } from '../../../../shared/ipc/shapes/handover.ts'
import {
  type NameLink,
  type Sameness,
  type ShownCode,
  type ShownDocument,
  samenessOf,
  shownProblem,
} from '../../../../shared/pickup/holder.ts'
import { type TakerCode, takerProblems } from '../../../../shared/pickup/taker.ts'
import { Day } from '../../../../shared/time.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { TakingInsert, TakingRecord } from '../../platform/store/tables/pickup.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { caseIdOf, identityOf } from '../case/rows.ts'
import type { RecordsContext, Who } from '../context.ts'
import { personBehind } from '../identity/person.ts'
import type { Seconder } from '../operator/second-person.ts'
import { signedIn } from '../sessions.ts'

const tidied = (taker: TakerInput): TakerInput => ({ ...taker, number: tidyNumber(taker.number), name: tidyName(taker.name) })

/** As it was typed, for whoever is told of the hand-over elsewhere; null where the holder came. When documents end is not kept. */
export function takerIn(row: TakingRecord): TakerInput | null {
  const { role, doc_type, doc_number, name, relation, letter, ground, second_doc_type, second_number, second_name } = row
  if (role === 'holder') return null
  const second =
    second_doc_type === null || second_number === null || second_name === null
      ? null
      : { docType: DocType.parse(second_doc_type), number: second_number, name: second_name, validTo: null }
  return { role, docType: DocType.parse(doc_type), number: doc_number, name, validTo: null, relation, letter, ground, second }
}

/** What keeps this person from taking the card. */
export function takerCodes(core: RecordsContext, row: CaseRecord, taker: TakerInput): TakerCode[] {
  const holder = { docType: DocType.parse(row.doc_type), number: row.doc_number, birth: Day.parse(row.birth) }
  const problems = takerProblems(tidied(taker), holder, profileOfCase(core, row), core.clock.today())
  const known = taker.role === 'unit' || core.resources.isCode('relation', taker.relation)
  return [...new Set([...problems.map(({ code }) => code), ...(known ? [] : (['RELATION'] as const))])]
}

type TakerColumns = Pick<
  TakingInsert,
  'role' | 'doc_type' | 'doc_number' | 'name' | 'relation' | 'letter' | 'ground' | 'second_doc_type' | 'second_number' | 'second_name'
>

function rowOf(row: CaseRecord, given: TakerInput | null): TakerColumns {
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

/** Whether the document shown is the holder's, as far as the branch knows the person, and what keeps it from being taken. */
export async function holderShown(
  core: RecordsContext,
  tx: Tx,
  row: CaseRecord,
  shown: ShownDocument,
): Promise<{ readonly same: Sameness; readonly problem: ShownCode | null }> {
  const { docType, number, birth, validTo } = identityOf(row)
  const holder = { docType, number, birth, validTo, person: row.person }
  const today = core.clock.today()
  const person = await personBehind(tx, shown.docType, shown.number)
  return { same: samenessOf(shown, person, holder, today), problem: shownProblem(shown, holder, today) }
}

export type Taking = {
  /** Null if the holder came. */
  readonly taker: TakerInput | null
  readonly shown: ShownDocument
  readonly renamed: { readonly name: string; readonly link: NameLink } | null
  readonly seconder: Seconder | null
}

/** Whoever was verified last is who signs. */
export async function keepTaker(
  core: RecordsContext,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  { taker, shown, renamed, seconder }: Taking,
): Promise<void> {
  await forgetTaker(tx, caseIdOf(row))
  await tx
    .insertInto('taking')
    .values({
      ...rowOf(row, taker),
      case_id: row.id,
      operator_id: signedIn(who).operatorId,
      at: core.clock.now(),
      holder_doc_type: shown.docType,
      holder_number: shown.number,
      holder_end: shown.validTo,
      name_now: renamed && tidyName(renamed.name),
      name_link: renamed?.link ?? null,
      seconder_id: seconder?.operatorId ?? null,
      seconder_reason: seconder?.reason ?? null,
    })
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
