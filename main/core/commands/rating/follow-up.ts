/** Takes one step with a bad grade: somebody answers for it, its giver is called back, it is appealed against, it is answered. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { followUpAfter, mayAnswer } from '../../../../shared/rating/follow-up.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { listFollowUps } from '../../queries/report/follow-ups.ts'
import type { Who } from '../../records/context.ts'
import { followUpOf, stepsOf } from '../../records/rating/follow-up.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/**
 * @throws Refusal NOT_FOUND without a bad grade, WRONG_STATE, FOLLOW_UP_OWN where somebody would answer for or judge their own grade,
 * FOLLOW_UP_UNOWNED before anybody answers for it, FOLLOW_UP_UNCALLED for an answer to somebody who was not called back
 */
export async function followUp(core: Core, who: Who, input: Parsed<'rating.follow'>): Promise<Out<'rating.follow'>> {
  const { caseId, event, ownerId, note } = input
  await core.store.write(async ({ tx, tell }) => {
    const row = await followUpOf(tx, caseId)
    const rating = await tx.selectFrom('rating').select('operator_id').where('case_id', '=', caseId).executeTakeFirst()
    if (!row || !rating) throw new Refusal('NOT_FOUND')
    const to = followUpAfter(row.state, event)
    if (to === null) throw new Refusal('WRONG_STATE', { action: event })
    const me = signedIn(who).operatorId
    const judges = event === 'assign' ? ownerId : event === 'uphold' || event === 'dismiss' || event === 'answer' ? me : null
    if (judges === rating.operator_id) throw new Refusal('FOLLOW_UP_OWN')
    if (event !== 'assign' && row.owner_id === null) throw new Refusal('FOLLOW_UP_UNOWNED')
    if (event === 'answer' && !mayAnswer(await stepsOf(tx, caseId))) throw new Refusal('FOLLOW_UP_UNCALLED')
    const owner_id = event === 'assign' ? ownerId : row.owner_id
    await updateOne(
      tx.updateTable('rating_follow_up').set({ state: to, owner_id }).where('case_id', '=', caseId).where('state', '=', row.state),
    )
    await tx
      .insertInto('rating_step')
      .values({
        id: newId(),
        case_id: caseId,
        event,
        owner_id: event === 'assign' ? ownerId : null,
        note,
        operator_id: me,
        at: core.clock.now(),
      })
      .execute()
    await record(core, tx, { who, what: 'rating.follow', caseId, facts: { event, from: row.state, to, owner: owner_id } })
    tell('rating.changed', {})
  })
  return listFollowUps(core, who)
}
