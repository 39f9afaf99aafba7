/** The cards that lie at the branch, as a desk carries them along to hand them over on its own, and how its store begins with them. */

import { mostCarried } from '../../../../shared/hall/emergency.ts'
import type { DocType } from '../../../../shared/identity/documents.ts'
import { OperatorId } from '../../../../shared/ids.ts'
import type { CarriedCard } from '../../../../shared/ipc/shapes/emergency.ts'
import { Day, Instant } from '../../../../shared/time.ts'
import { type State, waitingCardStates } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import { newId } from '../../platform/new-id.ts'
import type { CaseInsert, CaseRecord } from '../../platform/store/schema.ts'
import type { CardInsert, CardRecord } from '../../platform/store/tables/card.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { cardView } from '../../records/card/rows.ts'
import { caseIdOf, identityOf } from '../../records/case/rows.ts'
import { companionOf, personColumns } from '../../records/people/rows.ts'

/** What waits for its holder; the manager decides whether desks carry it. */
export async function cardsToCarry({ store }: Core): Promise<CarriedCard[]> {
  const rows = await store.db
    .selectFrom('case_file')
    .leftJoin('card_place', 'card_place.case_id', 'case_file.id')
    .selectAll('case_file')
    .select(['card_place.rack', 'card_place.place', 'card_place.seat'])
    .where('case_file.state', 'in', waitingCardStates)
    .orderBy('case_file.changed_at', 'desc')
    .orderBy('case_file.id', 'desc')
    .limit(mostCarried)
    .execute()
  const [companions, olds, aliases] = await Promise.all([
    store.db
      .selectFrom('case_person')
      .innerJoin('case_file', 'case_file.id', 'case_person.case_id')
      .selectAll('case_person')
      .where('case_file.state', 'in', waitingCardStates)
      .where('case_person.role', '<>', 'unit')
      .execute(),
    store.db
      .selectFrom('card')
      .innerJoin('case_file', 'case_file.card_id', 'card.id')
      .selectAll('card')
      .where('case_file.state', 'in', waitingCardStates)
      .execute(),
    store.db
      .selectFrom('person_alias')
      .innerJoin('case_file', 'case_file.person', 'person_alias.same_as')
      .select(['person_alias.person', 'person_alias.same_as'])
      .where('case_file.state', 'in', waitingCardStates)
      .execute(),
  ])
  const companionBy = new Map(companions.map(row => [row.case_id, companionOf(row)]))
  const oldBy = new Map(olds.map(row => [row.id, row]))
  const aliasesBy = new Map<string, string[]>()
  for (const { person, same_as } of aliases) aliasesBy.set(same_as, [...(aliasesBy.get(same_as) ?? []), person])
  return rows.map(row => ({
    id: caseIdOf(row),
    number: row.number,
    state: row.state,
    item: row.item as CarriedCard['item'],
    path: row.path,
    photoPlan: row.photo_plan,
    makerId: OperatorId.parse(row.maker_id),
    makerCounter: row.maker_counter,
    checkerId: row.checker_id === null ? null : OperatorId.parse(row.checker_id),
    profile: row.profile,
    profileVersion: row.profile_version,
    openedAt: Instant.parse(row.opened_at),
    changedAt: Instant.parse(row.changed_at),
    person: row.person,
    identity: { ...identityOf(row), sex: row.sex },
    companion: companionBy.get(row.id) ?? null,
    confirmedBy: row.confirmed_by,
    feeDue: row.fee_due,
    feeAt: row.fee_at,
    cardTail: row.card_tail,
    promisedDay: row.promised_day === null ? null : Day.parse(row.promised_day),
    place: placeOf(row),
    old: row.card_id === null ? null : toldOf(oldBy.get(row.card_id)),
    aliases: [...new Set(aliasesBy.get(row.person) ?? [])],
  }))
}

type Lying = { readonly rack: string | null; readonly place: number | null; readonly seat: number | null }
const placeOf = ({ rack, place, seat }: Lying): CarriedCard['place'] =>
  rack === null || place === null || seat === null ? null : { rack, place, seat }

function toldOf(row: CardRecord | undefined): CarriedCard['old'] {
  if (!row) return null
  const { cardNumber, bank, accountTail, generation, state, account, issuedOn, validTo } = cardView({ ...row, made_state: null })
  return { cardId: null, cardNumber, bank, accountTail, generation, state, account, issuedOn, validTo } as CarriedCard['old']
}

/** In the store of a desk on its own; `by` stands for whoever told the branch of a card. */
export async function keepCarried(tx: Tx, cards: readonly CarriedCard[], by: string): Promise<void> {
  for (const card of cards) {
    const old = card.old && oldColumns(card, card.old, by)
    if (old) await tx.insertInto('card').values(old).execute()
    await tx
      .insertInto('case_file')
      .values({ ...caseColumns(card), card_id: old?.id ?? null })
      .execute()
    await tx.insertInto('emergency_carried').values({ case_id: card.id }).execute()
    if (card.companion)
      await tx
        .insertInto('case_person')
        .values({ ...personColumns(card.id, card.companion), at: card.openedAt, operator_id: card.makerId })
        .execute()
    if (card.place)
      await tx
        .insertInto('card_place')
        .values({ case_id: card.id, ...card.place, since: card.changedAt })
        .execute()
    for (const person of card.aliases)
      await tx
        .insertInto('person_alias')
        .values({ person, same_as: card.person, reason: '-', at: card.openedAt, operator_id: by, case_id: null, seconder_id: by })
        .onConflict(conflict => conflict.doNothing())
        .execute()
  }
}

/** What was typed, signed and pictured stays at the branch: a hand-over asks for none of it. */
function caseColumns(card: CarriedCard): CaseInsert {
  const { identity } = card
  return {
    id: card.id,
    number: card.number,
    revision: 1,
    state: card.state as State,
    item: card.item,
    path: card.path as CaseRecord['path'],
    photo_plan: card.photoPlan as CaseRecord['photo_plan'],
    maker_id: card.makerId,
    maker_counter: card.makerCounter,
    checker_id: card.checkerId,
    profile: card.profile,
    profile_version: card.profileVersion,
    opened_at: card.openedAt,
    changed_at: card.changedAt,
    person: card.person,
    doc_type: identity.docType satisfies DocType,
    doc_number: identity.number,
    name: identity.name,
    sex: identity.sex === '1' ? '1' : '2',
    birth: identity.birth,
    valid_from: identity.validFrom,
    valid_to: identity.validTo,
    form: '{}',
    confirmed_by: card.confirmedBy as CaseRecord['confirmed_by'],
    fee_due: card.feeDue,
    fee_at: card.feeAt,
    card_tail: card.cardTail,
    promised_day: card.promisedDay,
  }
}

function oldColumns(card: CarriedCard, old: NonNullable<CarriedCard['old']>, by: string): CardInsert {
  return {
    id: newId(),
    person: card.person,
    card_number: old.cardNumber,
    bank: old.bank,
    account_tail: old.accountTail,
    generation: old.generation,
    state: old.state,
    account: old.account,
    issued_on: old.issuedOn,
    valid_to: old.validTo,
    lost_since: null,
    loss_ends: null,
    made_by_case: null,
    replaced_by: null,
    seen_at: card.changedAt,
    told_by: by,
  }
}
