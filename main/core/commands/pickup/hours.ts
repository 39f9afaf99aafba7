/** Sets the branch's own pickup hours, closes days and opens them again. */
import { ulid } from 'ulid'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { hoursProblems } from '../../../../shared/pickup/hours.ts'
import { firstOpen } from '../../../../shared/pickup/promise.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { Day } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewHours } from '../../queries/pickup/hours.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { closureOf, closuresFrom, newestHours } from '../../records/pickup/hours.ts'
import { promisedOn } from '../../records/pickup/promise.ts'
import { signedIn } from '../../records/sessions.ts'
import { delayTo } from '../../records/waiting/delay.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
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
    tell('pickup.changed', {})
  })
  return viewHours(core)
}

export async function closePickup(core: Core, who: Who, input: Parsed<'pickup.close'>): Promise<Out<'pickup.hours'>> {
  const { firstDay, lastDay, span, reason, moves = [] } = input
  const fields = [...(lastDay < firstDay ? ['lastDay'] : []), ...(lastDay < core.clock.today() ? ['lastDay'] : [])]
  if (fields.length > 0) throw new Refusal('BAD_INPUT', { fields })
  await core.store.write(async ({ tx, tell }) => {
    const kept = { id: ulid(), first_day: firstDay, last_day: lastDay, from_clock: span?.from ?? null, to_clock: span?.to ?? null, reason }
    const made = { operator_id: signedIn(who).operatorId, at: core.clock.now(), lifted_at: null }
    await tx
      .insertInto('pickup_closure')
      .values({ ...kept, ...made })
      .execute()
    await record(core, tx, { who, what: 'pickup.close', facts: { firstDay, lastDay, whole: span === null, moved: moves.length } })
    await moveEach(core, tx, who, moves, reason)
    for (const { caseId } of moves) tell('case.changed', { caseId })
    if (span === null) for (const caseId of await delayPromised(core, tx, who, input)) tell('case.changed', { caseId })
    tell('pickup.changed', {})
  })
  return viewHours(core)
}

/** A day promised for a card still on its way is no day to come on. @returns the cases that moved */
async function delayPromised(core: Core, tx: Tx, who: Who, closure: Parsed<'pickup.close'>): Promise<readonly CaseId[]> {
  const rows = await promisedOn(tx, closure)
  const closures = (await closuresFrom(tx, core.clock.today())).map(closureOf)
  for (const row of rows) {
    const day = firstOpen(calendarOf(core), closures, Day.parse(row.promised_day))
    await delayTo(core, tx, who, row, day, { why: 'closure', reason: closure.reason })
  }
  return rows.map(caseIdOf)
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
