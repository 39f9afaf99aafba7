/** Reads and writes who came with or for the holder of a case. */
import type { Kysely } from 'kysely'
import { ulid } from 'ulid'
import type { Companion } from '../../../shared/identity/companion.ts'
import { personOf } from '../../../shared/identity/documents.ts'
import { tidyNumber } from '../../../shared/identity/id-number.ts'
import { tidyName } from '../../../shared/identity/person-name.ts'
import type { CaseId } from '../../../shared/ids.ts'
import { CompanionInput } from '../../../shared/ipc/shapes/identity.ts'
import type { Core, Who } from '../core.ts'
import { startOfDay } from '../day-bounds.ts'
import { signedIn } from '../operator/sessions.ts'
import type { Tx } from '../store/open.ts'
import type { CasePersonRecord, Tables } from '../store/schema.ts'

const companionOf = (row: CasePersonRecord): CompanionInput =>
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
  const rows = await db.selectFrom('case_person').selectAll().where('case_id', '=', caseId).orderBy('at').execute()
  return rows.map(companionOf)
}

/** A number or a name as it is stored, whatever the keyboard left in it. */
export const tidied = <C extends Companion>(companion: C): C => ({
  ...companion,
  number: tidyNumber(companion.number),
  name: tidyName(companion.name),
})

/** Puts this person in the place of whoever stood there before; null for a holder who comes alone. */
export async function keepCompanion(core: Core, tx: Tx, who: Who, caseId: CaseId, companion: CompanionInput | null): Promise<void> {
  await tx.deleteFrom('case_person').where('case_id', '=', caseId).execute()
  if (companion === null) return
  await tx
    .insertInto('case_person')
    .values({
      id: ulid(),
      case_id: caseId,
      role: companion.role,
      person: personOf(companion.docType, companion.number),
      doc_type: companion.docType,
      doc_number: companion.number,
      name: companion.name,
      sex: companion.sex,
      birth: companion.birth,
      valid_from: companion.validFrom,
      valid_to: companion.validTo,
      relation: companion.relation,
      mobile: companion.mobile,
      letter: companion.letter,
      proof: companion.proof,
      at: core.clock.now(),
      operator_id: signedIn(who).operatorId,
    })
    .execute()
}

/** How many cases of today this person came for; no place read sets a limit, so it is only told. */
export async function broughtToday(core: Core, { docType, number }: Pick<Companion, 'docType' | 'number'>): Promise<number> {
  const row = await core.store.db
    .selectFrom('case_person')
    .innerJoin('case_file', 'case_file.id', 'case_person.case_id')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('case_person.person', '=', personOf(docType, number))
    .where('case_person.at', '>=', startOfDay(core.clock.today()))
    .where('case_file.state', '!=', 'void')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
