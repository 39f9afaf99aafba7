/** Lets a finished case take its effect on the holder's card and account, by the table of effects. */
import { accountEventHere, effectOf, oldCardEnds } from '../../../../shared/business/effects.ts'
import { ItemCode } from '../../../../shared/business/items.ts'
import type { CardEvent } from '../../../../shared/card/card.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { moveAccount, moveCard } from '../../records/card/register.ts'
import { cardById, cardMadeBy } from '../../records/card/rows.ts'
import { caseById, caseIdOf } from '../../records/case/rows.ts'
import { assuredIn } from '../../records/case/values.ts'
import type { Who } from '../../records/context.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

/**
 * `row` as it is after the step that ended it: an act closed, or a new card handed over. Call it in the same transaction.
 * @throws Refusal WRONG_STATE where the card is no longer what the case began from
 */
export async function takeEffect(core: Core, tx: Tx, who: Who, row: CaseRecord): Promise<void> {
  const effect = effectOf(ItemCode.parse(row.item))
  if (row.state !== 'closed' || effect === null) return
  if (effect.when === 'new-card') return endOld(core, tx, who, row)
  await act(core, tx, who, row, effect.card)
}

/** The loss that was to be reported with the new card, once; a case handed in again finds it reported. */
export async function reportLossNow(core: Core, tx: Tx, who: Who, row: CaseRecord): Promise<void> {
  if (row.card_id === null || !assuredIn(row).includes('LOSS_NOW')) return
  const card = await cardById(tx, row.card_id)
  if (card.state === 'lost-formal') return
  const stop = accountEventHere('LOSS_FORMAL', card, core.branch.bank)
  const moved = await moveCard(core, tx, who, card, 'reportFormal', caseIdOf(row))
  if (stop !== null) await moveAccount(core, tx, who, moved, stop, caseIdOf(row))
}

async function act(core: Core, tx: Tx, who: Who, row: CaseRecord, on: CardEvent | null): Promise<void> {
  if (row.card_id === null) throw new Error('an act is about a card')
  const caseId = caseIdOf(row)
  const card = await cardById(tx, row.card_id)
  const accountEvent = accountEventHere(ItemCode.parse(row.item), card, core.branch.bank)
  const moved = on === null ? card : await moveCard(core, tx, who, card, on, caseId)
  if (accountEvent !== null) await moveAccount(core, tx, who, moved, accountEvent, caseId)
}

/** The old card ends with the hand-over, or lives on until the new one is enabled. */
async function endOld(core: Core, tx: Tx, who: Who, row: CaseRecord): Promise<void> {
  const made = await cardMadeBy(tx, caseIdOf(row))
  if (!made || oldCardEnds(profileOfCase(core, row).oldCardPolicy.value, row.old_card) !== 'handed-over') return
  const old = await tx
    .selectFrom('card')
    .selectAll()
    .where('replaced_by', '=', made.id)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst()
  if (old) await moveCard(core, tx, who, old, 'replace', caseIdOf(row))
}

/**
 * The second step of a cancellation: the bank closes the account on the notice that the social side is closed.
 * @throws Refusal WRONG_STATE, CARD_UNFIT
 */
export async function closeAccount(core: Core, who: Who, { caseId }: Parsed<'holder.closeAccount'>): Promise<Out<'holder.closeAccount'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseById(tx, caseId)
    if (effectOf(ItemCode.parse(row.item))?.bankAfter !== 'close' || row.card_id === null)
      throw new Refusal('WRONG_STATE', { state: row.state })
    const card = await cardById(tx, row.card_id)
    if (row.state !== 'closed' || card.state !== 'cancelled') throw new Refusal('CARD_UNFIT', { why: 'SOCIAL_FIRST' })
    if (core.branch.bank !== card.bank) throw new Refusal('CARD_UNFIT', { why: 'CLOSE_AT_BANK' })
    await moveAccount(core, tx, who, card, 'close', caseId)
    tell('case.changed', { caseId })
  })
  return viewCase(core, who, { caseId })
}
