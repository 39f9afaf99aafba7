/** Writes the new card of a case into the register when it reaches the branch: sealed, beside the old one. */

import type { Validity } from '../../../../shared/profile/card-life.ts'
import { addMonths, ageOn, Day } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { CardInsert, CardRecord } from '../../platform/store/tables/card.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { cardById, cardMadeBy, liveCardsOf } from '../../records/card/rows.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

/** A case makes one card however often its way to the branch is told. Call it in the transaction of the arrival. */
export async function issueCard(core: Core, tx: Tx, who: Who, row: CaseRecord): Promise<CardRecord> {
  const made = await cardMadeBy(tx, caseIdOf(row))
  if (made) return made
  const card = newCard(core, who, row)
  const old = (await liveCardsOf(tx, row.person)).find(held => held.replaced_by === null)
  if (old) await updateOne(tx.updateTable('card').set({ replaced_by: card.id }).where('id', '=', old.id).where('replaced_by', 'is', null))
  await tx.insertInto('card').values(card).execute()
  await record(core, tx, { who, what: 'card.issue', caseId: caseIdOf(row), facts: { card: card.id, replaces: old?.id ?? null } })
  return cardById(tx, card.id)
}

function newCard(core: Core, who: Who, row: CaseRecord): CardInsert & { id: string } {
  const today = core.clock.today()
  const form = formIn(row)
  return {
    id: newId(),
    person: row.person,
    card_number: null,
    bank: form.bank ?? '',
    account_tail: null,
    generation: 3,
    state: 'sealed',
    account: 'inactive',
    issued_on: today,
    valid_to: endOfNew(core, row, today),
    lost_since: null,
    loss_ends: null,
    made_by_case: row.id,
    replaced_by: null,
    seen_at: core.clock.now(),
    told_by: signedIn(who).operatorId,
  }
}

/** When a card made for this case on that day runs out, as its place rules. */
export function endOfNew(core: Core, row: CaseRecord, made: Day): Day | 'long' | null {
  const validity = profileOfCase(core, row).validity.value
  return validity ? endOf(validity, Day.parse(row.birth), made) : null
}

/** How long a card made today holds, by the holder's age. */
function endOf(validity: Validity, birth: Day, today: Day): Day | 'long' | null {
  const age = ageOn(birth, today)
  const holds = validity.findLast(band => band.fromAge <= age)?.holds
  if (!holds) return null
  if (holds.by === 'long') return 'long'
  return holds.by === 'years' ? addMonths(today, holds.years * 12) : addMonths(birth, holds.untilAge * 12)
}
