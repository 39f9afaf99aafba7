/** Takes down what the card system's own screen, the bank's, or the card in hand says: there is no line to either system. */

import { type AccountState, accountEvents, accountMachine } from '../../../../shared/card/account.ts'
import { type CardState, cardEvents, cardMachine } from '../../../../shared/card/card.ts'
import { type Rows, stepIn } from '../../../../shared/card/machine.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { CardTold } from '../../../../shared/ipc/shapes/holder.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CardChange, CardRecord } from '../../platform/store/tables/card.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { happenToCard, moveAccount, moveCard } from '../../records/card/register.ts'
import { cardById, liveCardsOf } from '../../records/card/rows.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** Whose card it is, and the case in whose course it was told. */
export type Holder = { readonly person: string; readonly caseId: CaseId | null }

/**
 * Registers a card, or corrects one the register knows.
 * @throws Refusal CARD_UNFIT for a second live card, WRONG_STATE where the card cannot have come to the state told
 */
export async function registerCard(core: Core, tx: Tx, who: Who, holder: Holder, told: CardTold): Promise<CardRecord> {
  return told.cardId === null ? tellNew(core, tx, who, holder, told) : tellAgain(core, tx, who, holder, told, told.cardId)
}

const columnsOf = (core: Core, who: Who, told: CardTold) => ({
  card_number: told.cardNumber,
  bank: told.bank,
  account_tail: told.accountTail,
  generation: told.generation,
  issued_on: told.issuedOn,
  valid_to: told.validTo,
  seen_at: core.clock.now(),
  told_by: signedIn(who).operatorId,
})

async function tellNew(core: Core, tx: Tx, who: Who, { person, caseId }: Holder, told: CardTold): Promise<CardRecord> {
  const lives = told.state !== 'cancelled'
  if (lives && (await liveCardsOf(tx, person)).length > 0) throw new Refusal('CARD_UNFIT', { why: 'SECOND_CARD' })
  const lost = told.state === 'lost-temp' || told.state === 'lost-formal'
  const card: CardRecord = {
    ...columnsOf(core, who, told),
    id: newId(),
    person,
    state: told.state,
    account: told.account,
    lost_since: lost ? core.clock.now() : null,
    // When it was reported elsewhere is not known, so it does not run out here.
    loss_ends: null,
    made_by_case: null,
    replaced_by: null,
  }
  await tx.insertInto('card').values(card).execute()
  const facts = { card: card.id, state: card.state, account: card.account, generation: card.generation }
  await record(core, tx, { who, what: 'card.tell', ...(caseId === null ? {} : { caseId }), facts })
  return card
}

async function tellAgain(core: Core, tx: Tx, who: Who, holder: Holder, told: CardTold, id: string): Promise<CardRecord> {
  const card = await cardById(tx, id)
  if (card.person !== holder.person) throw new Refusal('NOT_FOUND')
  const change: CardChange = columnsOf(core, who, told)
  await updateOne(tx.updateTable('card').set(change).where('id', '=', id))
  const facts = { card: id, generation: told.generation }
  await record(core, tx, { who, what: 'card.tell', ...(holder.caseId === null ? {} : { caseId: holder.caseId }), facts })
  const seen = await cardById(tx, id)
  return tellAccount(core, tx, who, holder, await tellState(core, tx, who, holder, seen, told.state), told.account)
}

/** What happened elsewhere is a step of the same machine, or it did not happen. */
const eventTo = <S extends string, E extends string>(rows: Rows<S, E>, events: readonly E[], from: S, to: S): E => {
  const on = events.find(event => stepIn(rows, from, event) === to)
  if (on === undefined) throw new Refusal('WRONG_STATE', { card: from, action: to })
  return on
}

async function tellState(core: Core, tx: Tx, who: Who, { caseId }: Holder, card: CardRecord, to: CardState): Promise<CardRecord> {
  if (card.state === to) return card
  const on = eventTo(cardMachine, cardEvents, card.state, to)
  if (on === 'enable') return moveCard(core, tx, who, card, on, caseId)
  return happenToCard(core, tx, card, on, { who, caseId, facts: { elsewhere: true } })
}

async function tellAccount(core: Core, tx: Tx, who: Who, { caseId }: Holder, card: CardRecord, to: AccountState): Promise<CardRecord> {
  if (card.account === to) return card
  return moveAccount(core, tx, who, card, eventTo(accountMachine, accountEvents, card.account, to), caseId)
}
