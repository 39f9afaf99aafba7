/** What hangs on who the holder of a case is: columns, form, cards, and whether the business step still stands. */
import { caseDay } from '../../../../shared/business/case-day.ts'
import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { checkIdentity, type Identity } from '../../../../shared/identity/check.ts'
import type { IdentityInput } from '../../../../shared/ipc/shapes/identity.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { Day } from '../../../../shared/time.ts'
import { kindOf } from '../../../../shared/workflow/path.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseChange, CaseRecord } from '../../platform/store/schema.ts'
import type { CardRecord } from '../../platform/store/tables/card.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { cardsOfCaseOnly, passCards } from '../../records/card/pass-on.ts'
import { cardMadeBy, liveCardsOf } from '../../records/card/rows.ts'
import { refuseSecond } from '../../records/case/in-flight.ts'
import { consentsGiven, papersSeen } from '../../records/case/papers.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import { identityFields } from '../../records/form/prefill.ts'
import { personBehind } from '../../records/identity/person.ts'
import { personsOf } from '../../records/people/rows.ts'
import { endOfNew } from '../card/issue.ts'
import type { Core } from '../core.ts'
import { isAttended } from '../people/bring.ts'

/** The document as it is stored. @throws Refusal IDENTITY_WRONG, CASE_IN_FLIGHT, ACT_IN_FLIGHT */
export async function soundHolder(tx: Tx, row: CaseRecord, typed: IdentityInput): Promise<IdentityInput> {
  const fresh = tidiedHolder(typed)
  // By the day the document was shown: it may have run out since, and was good then.
  const { problems } = checkIdentity(fresh, caseDay(row.opened_at))
  if (problems.length > 0)
    throw new Refusal('IDENTITY_WRONG', { fields: problems.map(({ field }) => field), codes: problems.map(({ code }) => code) })
  await refuseSecond(tx, await personBehind(tx, fresh.docType, fresh.number), kindOf(row.path), row.id)
  return fresh
}

export const tidiedHolder = <I extends Identity>(typed: I): I => ({
  ...typed,
  number: tidyNumber(typed.number),
  name: tidyName(typed.name),
})

type Typed = Omit<Identity, 'sex'> & { readonly sex: '1' | '2' }

/** The columns and the form, and the cards where the number stood for somebody else. */
export async function followPerson(
  tx: Tx,
  row: CaseRecord,
  fresh: Typed,
  alongCards: boolean,
): Promise<{ set: CaseChange; moved: readonly string[] }> {
  const person = await personBehind(tx, fresh.docType, fresh.number)
  const form = { ...formIn(row), ...identityFields(fresh) }
  const set = {
    person,
    doc_type: fresh.docType,
    doc_number: fresh.number,
    name: fresh.name,
    sex: fresh.sex,
    birth: fresh.birth,
    valid_from: fresh.validFrom,
    valid_to: fresh.validTo,
    form: JSON.stringify(form),
  }
  if (person === row.person) return { set, moved: [] }
  const told = alongCards ? await cardsOfCaseOnly(tx, caseIdOf(row), row.person) : []
  // A person has one card: what the register already has of them stands, and the case looks at that one.
  const cards: readonly CardRecord[] = (await liveCardsOf(tx, person)).length > 0 ? [] : told
  await passCards(tx, cards, person)
  const stays = row.card_id === null || cards.some(({ id }) => id === row.card_id)
  return { set: stays ? set : { ...set, card_id: null }, moved: cards.map(({ id }) => id) }
}

/** Whether what was agreed at the business step still holds for the holder as they are now: card, age, papers, consents, who came. */
export async function businessStands(core: Core, tx: Tx, before: CaseRecord, now: CaseRecord): Promise<boolean> {
  if (before.reason === null) return true
  // What was known of somebody else before a change of data.
  if (before.person !== now.person && before.form_before !== null) return false
  const [companion = null] = await personsOf(tx, caseIdOf(now))
  return now.card_id === before.card_id && papersSeen(core, now) && consentsGiven(now) && isAttended(core, now, companion)
}

/** The card that was made and failed is the holder's all the same, and runs by their age. */
export async function followMade(core: Core, tx: Tx, row: CaseRecord): Promise<void> {
  const made = await cardMadeBy(tx, caseIdOf(row))
  if (!made || made.issued_on === null) return
  const set = { person: row.person, valid_to: endOfNew(core, row, Day.parse(made.issued_on)) }
  await updateOne(tx.updateTable('card').set(set).where('id', '=', made.id))
}
