/** Moves a card and its bank account through their own machines: the one way either changes its state. */

import { type AccountEvent, accountMachine } from '../../../../shared/card/account.ts'
import { type CardEvent, type CardState, cardMachine } from '../../../../shared/card/card.ts'
import { lossFormalEnds, lossTempEnds } from '../../../../shared/card/loss-window.ts'
import { stepIn } from '../../../../shared/card/machine.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { Instant } from '../../../../shared/time.ts'
import type { AuditFacts } from '../../platform/audit/record.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CardChange, CardRecord } from '../../platform/store/tables/card.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { RecordsContext, Who } from '../context.ts'

type Happened = { readonly who: Who | null; readonly caseId: CaseId | null; readonly facts?: AuditFacts }

async function write(core: RecordsContext, tx: Tx, card: CardRecord, change: CardChange): Promise<CardRecord> {
  const seen = { ...change, seen_at: core.clock.now() }
  const asRead = tx
    .updateTable('card')
    .set(seen)
    .where('id', '=', card.id)
    .where('state', '=', card.state)
    .where('account', '=', card.account)
  await updateOne(asRead)
  return { ...card, ...seen } as CardRecord
}

const noteOf = ({ who, caseId }: Happened) => ({ who, ...(caseId === null ? {} : { caseId }) })

/** What a report of loss begins and what ends with it. */
function lossColumns(core: RecordsContext, event: CardEvent): CardChange {
  const now = core.clock.now()
  const { lossTemp, lossFormal } = profileOf(core)
  const calendar = calendarOf(core)
  if (event === 'reportTemp') return { lost_since: now, loss_ends: lossTempEnds(lossTemp.value, calendar, now) }
  if (event === 'reportFormal') return { lost_since: now, loss_ends: lossFormalEnds(lossFormal.value, calendar, now) }
  return { loss_ends: null }
}

/** @throws Refusal WRONG_STATE where the machine knows no such step */
export async function happenToCard(core: RecordsContext, tx: Tx, card: CardRecord, on: CardEvent, happened: Happened): Promise<CardRecord> {
  const to = stepIn(cardMachine, card.state, on)
  if (to === null) throw new Refusal('WRONG_STATE', { card: card.state, action: on })
  // Two cards never work at once: those this one replaces end before it begins to.
  if (to === 'normal') for (const old of await replacedBy(tx, card.id)) await happenToCard(core, tx, old, 'replace', happened)
  const moved = await write(core, tx, card, { state: to, ...lossColumns(core, on) })
  if (to === 'cancelled') await passHeirOn(tx, card)
  const facts = { card: card.id, from: card.state, to, ...happened.facts }
  await record(core, tx, { ...noteOf(happened), what: `card.${on}`, facts })
  return moved
}

export const moveCard = (
  core: RecordsContext,
  tx: Tx,
  who: Who,
  card: CardRecord,
  event: CardEvent,
  caseId: CaseId | null,
): Promise<CardRecord> => happenToCard(core, tx, card, event, { who, caseId })

/** The bank's side, as far as this branch does it or was told of it. @throws Refusal WRONG_STATE */
export async function moveAccount(
  core: RecordsContext,
  tx: Tx,
  who: Who,
  card: CardRecord,
  on: AccountEvent,
  caseId: CaseId | null,
): Promise<CardRecord> {
  const to = stepIn(accountMachine, card.account, on)
  if (to === null) throw new Refusal('WRONG_STATE', { account: card.account, action: on })
  const moved = await write(core, tx, card, { account: to })
  await record(core, tx, { ...noteOf({ who, caseId }), what: `account.${on}`, facts: { card: card.id, from: card.account, to } })
  return moved
}

/**
 * The live cards that make way for this one, the nearest first: when a new card comes before the last one was enabled, the one in use
 * makes way for the last, and the last for the new.
 */
async function replacedBy(tx: Tx, id: string): Promise<CardRecord[]> {
  const nearest = await tx.selectFrom('card').selectAll().where('replaced_by', '=', id).where('state', '<>', 'cancelled').execute()
  const further = await Promise.all(nearest.map(card => replacedBy(tx, card.id)))
  return [...nearest, ...further.flat()]
}

/**
 * What made way for a card that has ended makes way for its heir instead. Where it has none, as a card that goes back uncollected, the
 * old one stands for its holder again; only after the end, for one card stands at a time.
 */
async function passHeirOn(tx: Tx, ended: CardRecord): Promise<void> {
  await tx
    .updateTable('card')
    .set({ replaced_by: ended.replaced_by })
    .where('replaced_by', '=', ended.id)
    .where('state', '<>', 'cancelled')
    .execute()
}

/** A card that ended by a step which did not happen is what it was before; a loss reported then runs by its own day. */
export async function restoreCard(core: RecordsContext, tx: Tx, card: CardRecord, to: CardState, happened: Happened): Promise<void> {
  if (card.state !== 'cancelled') throw new Refusal('WRONG_STATE', { card: card.state, action: 'restore' })
  await write(core, tx, card, { state: to, loss_ends: lossEndOf(core, to, card.lost_since) })
  await record(core, tx, { ...noteOf(happened), what: 'card.restore', facts: { card: card.id, from: card.state, to, ...happened.facts } })
}

function lossEndOf(core: RecordsContext, state: CardState, since: string | null): string | null {
  if (since === null) return null
  const { lossTemp, lossFormal } = profileOf(core)
  const [calendar, from] = [calendarOf(core), Instant.parse(since)]
  if (state === 'lost-temp') return lossTempEnds(lossTemp.value, calendar, from)
  return state === 'lost-formal' ? lossFormalEnds(lossFormal.value, calendar, from) : null
}

/** Whether somebody worked with a card that lies here: then it was there, and it cannot be taken out as if it had not been. */
export async function isUntouched(tx: Tx, { id, state, account }: CardRecord): Promise<boolean> {
  const about = await tx.selectFrom('case_file').select('id').where('card_id', '=', id).executeTakeFirst()
  return !about && state === 'sealed' && account === 'inactive'
}

/** Takes a new card out of the register that never came, or was not its holder's; what made way for it stands for its holder again. */
export async function withdrawCard(core: RecordsContext, tx: Tx, card: CardRecord, happened: Happened): Promise<void> {
  // In this order: one card stands for a person at a time.
  await tx.deleteFrom('card').where('id', '=', card.id).execute()
  await tx.updateTable('card').set({ replaced_by: card.replaced_by }).where('replaced_by', '=', card.id).execute()
  await record(core, tx, { ...noteOf(happened), what: 'card.withdraw', facts: { card: card.id, from: card.state, ...happened.facts } })
}

/** Ends the reports of loss whose time is over, as the place rules: the card works again, stays stopped, or is cancelled. */
export async function runOutLosses(core: RecordsContext): Promise<number> {
  const due = await dueLosses(core)
  if (due.length === 0) return 0
  return core.store.write(async ({ tx }) => {
    const cards = await tx
      .selectFrom('card')
      .selectAll()
      .where(
        'id',
        'in',
        due.map(card => card.id),
      )
      .where('loss_ends', '<=', core.clock.now())
      .execute()
    for (const card of cards) await runOut(core, tx, card)
    return cards.length
  })
}

const dueLosses = (core: RecordsContext) =>
  core.store.db.selectFrom('card').select('id').where('loss_ends', '<=', core.clock.now()).limit(500).execute()

async function runOut(core: RecordsContext, tx: Tx, card: CardRecord): Promise<void> {
  const happened = { who: null, caseId: null, facts: { ended: card.loss_ends } }
  if (card.state === 'lost-formal') return void (await happenToCard(core, tx, card, 'formalRanOut', happened))
  const { worksAgain = null } = profileOf(core).lossTemp.value ?? {}
  if (card.state === 'lost-temp' && worksAgain === true) return void (await happenToCard(core, tx, card, 'tempRanOut', happened))
  // Where nobody says that it works again, it does not: the holder comes and says what is wanted.
  await write(core, tx, card, { loss_ends: null })
}
