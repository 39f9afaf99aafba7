/** Records what happened to a card on its way: sent, failed, made again, at the city bank, at the branch. */
import { ulid } from 'ulid'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { issueCard } from '../card/issue.ts'
import { move } from '../case/move.ts'
import { caseAt } from '../case/rows.ts'
import { viewCase } from '../case/view.ts'
import type { Core, Who } from '../core.ts'
import { signedIn } from '../operator/sessions.ts'
import { cardArrived } from '../pickup/waiting.ts'

export async function recordProduction(
  core: Core,
  who: Who,
  { caseId, revision, event, note, cardTail }: Parsed<'production.record'>,
): Promise<Out<'production.record'>> {
  const { operatorId } = signedIn(who)
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    const set = cardTail === null ? {} : { card_tail: cardTail }
    const moved = await move(core, tx, who, row, { on: event, facts: { reasonGiven: note !== '' }, set })
    if (event === 'branchReceived') await issueCard(core, tx, who, moved)
    if (event === 'branchReceived') await cardArrived(core, tx, moved)
    await tx
      .insertInto('production_event')
      .values({ id: ulid(), case_id: row.id, event, operator_id: operatorId, note, at: core.clock.now() })
      .execute()
  })
  core.tell('case.changed', { caseId })
  return viewCase(core, who, { caseId })
}
