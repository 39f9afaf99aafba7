/** Sets the branch's own pickup hours, closes days and opens them again. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { hoursProblems } from '../../../../shared/pickup/hours.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { viewHours } from '../../queries/pickup/hours.ts'
import type { Who } from '../../records/context.ts'
import { newestHours } from '../../records/pickup/hours.ts'
import { signedIn } from '../../records/sessions.ts'
import { delayUngrounded } from '../../records/waiting/delay.ts'
import type { Core } from '../core.ts'
import { moveEach } from './move-all.ts'

export async function setHours(core: Core, who: Who, { hours, reason }: Parsed<'pickup.setHours'>): Promise<Out<'pickup.hours'>> {
  const problems = hoursProblems(hours)
  if (problems.length > 0) {
    const place = ({ day, row }: (typeof problems)[number]) => (day === null ? 'hours' : `week.${day}.${row}`)
    throw new Refusal('BAD_INPUT', { fields: problems.map(place), codes: problems.map(({ code }) => code) })
  }
  await core.store.write(async ({ tx, tell }) => {
    const version = ((await newestHours(tx))?.version ?? 0) + 1
    const kept = { version, hours: JSON.stringify(hours), reason, operator_id: signedIn(who).operatorId, at: core.clock.now() }
    await tx.insertInto('pickup_hours').values(kept).execute()
    await record(core, tx, { who, what: 'pickup.setHours', facts: { version, walkInPercent: hours.walkInPercent } })
    for (const caseId of await delayUngrounded(core, tx, who, { why: 'hours' })) tell('case.changed', { caseId })
    tell('pickup.changed', {})
  })
  return viewHours(core)
}

export async function closePickup(core: Core, who: Who, input: Parsed<'pickup.close'>): Promise<Out<'pickup.hours'>> {
  const { firstDay, lastDay, span, reason, moves = [] } = input
  const fields = [...(lastDay < firstDay ? ['lastDay'] : []), ...(lastDay < core.clock.today() ? ['lastDay'] : [])]
  if (fields.length > 0) throw new Refusal('BAD_INPUT', { fields })
  await core.store.write(async ({ tx, tell }) => {
    const kept = { id: newId(), first_day: firstDay, last_day: lastDay, from_clock: span?.from ?? null, to_clock: span?.to ?? null, reason }
    const made = { operator_id: signedIn(who).operatorId, at: core.clock.now(), lifted_at: null }
    await tx
      .insertInto('pickup_closure')
      .values({ ...kept, ...made })
      .execute()
    await record(core, tx, { who, what: 'pickup.close', facts: { firstDay, lastDay, whole: span === null, moved: moves.length } })
    await moveEach(core, tx, who, moves, reason)
    for (const { caseId } of moves) tell('case.changed', { caseId })
    for (const caseId of await delayUngrounded(core, tx, who, { why: 'closure', reason })) tell('case.changed', { caseId })
    tell('pickup.changed', {})
  })
  return viewHours(core)
}

export async function reopenPickup(core: Core, who: Who, { closureId }: Parsed<'pickup.reopen'>): Promise<Out<'pickup.hours'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await tx.selectFrom('pickup_closure').selectAll().where('id', '=', closureId).executeTakeFirst()
    if (!row || row.lifted_at !== null) throw new Refusal('NOT_FOUND')
    await updateOne(
      tx.updateTable('pickup_closure').set({ lifted_at: core.clock.now() }).where('id', '=', closureId).where('lifted_at', 'is', null),
    )
    await record(core, tx, { who, what: 'pickup.reopen', facts: { firstDay: row.first_day, lastDay: row.last_day } })
    tell('pickup.changed', {})
  })
  return viewHours(core)
}
