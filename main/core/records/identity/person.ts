/** Says whom the branch knows by a document: the person of an earlier one, where a second person stood by it, or the document's own. */
import type { Kysely } from 'kysely'
import { type DocType, personOf } from '../../../../shared/identity/documents.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { record } from '../../platform/audit/record.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import type { Seconder } from '../operator/second-person.ts'
import { signedIn } from '../sessions.ts'

/** The person behind a document, so that a renewed passport finds the cases and cards of the old one. */
export async function personBehind(db: Kysely<Tables>, docType: DocType, number: string): Promise<string> {
  const person = personOf(docType, number)
  const known = await db.selectFrom('person_alias').select('same_as').where('person', '=', person).executeTakeFirst()
  return known?.same_as ?? person
}

/** What hangs on a document already. A document with a case of its own stays what it is: two histories are not made one here. */
async function isFree(tx: Tx, person: string): Promise<boolean> {
  const alias = await tx.selectFrom('person_alias').select('person').where('person', '=', person).executeTakeFirst()
  const file = alias ?? (await tx.selectFrom('case_file').select('id').where('person', '=', person).executeTakeFirst())
  const card = file ?? (await tx.selectFrom('card').select('id').where('person', '=', person).executeTakeFirst())
  return card === undefined
}

type Link = {
  readonly docType: DocType
  readonly number: string
  readonly sameAs: string
  readonly caseId: CaseId | null
  readonly seconder: Seconder
}

/** Remembers that a document belongs to somebody known by another. @returns whether it was free to be linked */
export async function linkDocument(core: RecordsContext, tx: Tx, who: Who, link: Link): Promise<boolean> {
  const { docType, number, sameAs, caseId, seconder } = link
  const person = personOf(docType, number)
  if (person === sameAs || !(await isFree(tx, person))) return false
  await tx
    .insertInto('person_alias')
    .values({
      person,
      same_as: sameAs,
      reason: seconder.reason,
      at: core.clock.now(),
      operator_id: signedIn(who).operatorId,
      case_id: caseId,
      seconder_id: seconder.operatorId,
    })
    .execute()
  const facts = { document: docType, seconder: seconder.operatorId }
  await record(core, tx, { who, what: 'identity.link', facts, ...(caseId === null ? {} : { caseId }) })
  return true
}
