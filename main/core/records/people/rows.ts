/** Reads and writes who came with or for the holder of a case. */

import type { Kysely } from 'kysely'
import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { tidyMobile } from '../../../../shared/entry/phone.ts'
import type { Companion } from '../../../../shared/identity/companion.ts'
import { personOf } from '../../../../shared/identity/documents.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { CompanionInput, type IdentityInput } from '../../../../shared/ipc/shapes/identity.ts'
import { startOfDay } from '../../platform/day-bounds.ts'
import { newId } from '../../platform/new-id.ts'
import type { CasePersonRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

export const companionOf = (row: CasePersonRecord): CompanionInput =>
  CompanionInput.parse({
    role: row.role,
    docType: row.doc_type,
    number: row.doc_number,
    name: row.name,
    sex: row.sex,
    birth: row.birth,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    relation: row.relation,
    mobile: row.mobile,
    letter: row.letter,
    proof: row.proof,
  })

/** The agent or guardian of a case; empty where the holder came alone. */
export async function personsOf(db: Kysely<Tables>, caseId: CaseId): Promise<CompanionInput[]> {
  const rows = await db
    .selectFrom('case_person')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('role', '<>', 'unit')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(companionOf)
}

/** Whoever a unit sent with the case; they answer for the unit's papers, not for the holder. */
export const unitPersonOf = (db: Kysely<Tables>, caseId: CaseId): Promise<CasePersonRecord | undefined> =>
  db.selectFrom('case_person').selectAll().where('case_id', '=', caseId).where('role', '=', 'unit').executeTakeFirst()

/** A number or a name as it is stored, whatever the keyboard left in it. */
export const tidied = <C extends Companion>(companion: C): C => ({
  ...companion,
  number: tidyNumber(companion.number),
  name: tidyName(companion.name),
  mobile: tidyMobile(companion.mobile),
})

/** Puts this person in the place of whoever stood there before; null for a holder who comes alone. */
export async function keepCompanion(
  core: RecordsContext,
  tx: Tx,
  who: Who,
  caseId: CaseId,
  companion: CompanionInput | null,
): Promise<void> {
  await tx.deleteFrom('case_person').where('case_id', '=', caseId).where('role', '<>', 'unit').execute()
  if (companion === null) return
  const { role, relation, mobile, letter, proof } = companion
  await insertPerson(core, tx, who, caseId, companion, { role, relation, mobile, letter, proof })
}

/** Beside the holder and whoever answers for them: the unit's own person, with its letter. */
export const keepUnitPerson = (
  core: RecordsContext,
  tx: Tx,
  who: Who,
  caseId: CaseId,
  person: IdentityInput,
  mobile: string,
): Promise<void> => insertPerson(core, tx, who, caseId, person, { role: 'unit', relation: '', mobile, letter: 'authority', proof: null })

type Coming = Pick<CasePersonRecord, 'role' | 'relation' | 'mobile' | 'letter' | 'proof'>

export function personColumns(caseId: CaseId, person: IdentityInput & Coming): Omit<CasePersonRecord, 'at' | 'operator_id'> {
  const { docType, number, name, sex, birth, validFrom, validTo, role, relation, mobile, letter, proof } = person
  const document = { doc_type: docType, doc_number: number, name, sex, birth, valid_from: validFrom, valid_to: validTo }
  return { id: newId(), case_id: caseId, person: personOf(docType, number), ...document, role, relation, mobile, letter, proof }
}

async function insertPerson(core: RecordsContext, tx: Tx, who: Who, caseId: CaseId, person: IdentityInput, coming: Coming): Promise<void> {
  await tx
    .insertInto('case_person')
    .values({ ...personColumns(caseId, { ...person, ...coming }), at: core.clock.now(), operator_id: signedIn(who).operatorId })
    .execute()
}

/** How many cases of today this person came for; no place read sets a limit, so it is only told. */
export async function broughtToday(core: RecordsContext, { docType, number }: Pick<Companion, 'docType' | 'number'>): Promise<number> {
  const row = await core.store.db
    .selectFrom('case_person')
    .innerJoin('case_file', 'case_file.id', 'case_person.case_id')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('case_person.person', '=', personOf(docType, number))
    .where('case_person.at', '>=', startOfDay(core.clock.today()))
    .where('case_person.role', '<>', 'unit')
    .where('case_file.state', '!=', 'void')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
