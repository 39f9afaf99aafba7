/** The hours in which this branch hands cards out: its own where it set some, else those of the place; and the days it is closed. */
import type { Kysely } from 'kysely'
import { ulid } from 'ulid'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { isCovered } from '../../../../shared/pickup/calendar.ts'
import { Closure, hoursOfProfile, hoursProblems, PickupHours } from '../../../../shared/pickup/hours.ts'
import { type Slot, slotsOn } from '../../../../shared/pickup/slots.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Day } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import type { Core, Who } from '../../platform/core.ts'
import type { Tables } from '../../platform/store/schema.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { signedIn } from '../operator/sessions.ts'
import { strandedVisits } from './visits.ts'

const newestHours = (db: Kysely<Tables>) =>
  db
    .selectFrom('pickup_hours')
    .innerJoin('operator', 'operator.id', 'pickup_hours.operator_id')
    .select(['pickup_hours.version', 'pickup_hours.hours', 'pickup_hours.reason', 'pickup_hours.at', 'operator.name as by'])
    .orderBy('pickup_hours.version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Null where neither the branch nor the place knows any. */
async function hoursNow(core: Core, db: Kysely<Tables>): Promise<PickupHours | null> {
  const own = await newestHours(db)
  if (own) return PickupHours.parse(JSON.parse(own.hours))
  const { value } = profileOf(core).hours
  return value && hoursOfProfile(value)
}

const closuresFrom = (db: Kysely<Tables>, day: Day) =>
  db
    .selectFrom('pickup_closure')
    .innerJoin('operator', 'operator.id', 'pickup_closure.operator_id')
    .selectAll('pickup_closure')
    .select('operator.name as by')
    .where('lifted_at', 'is', null)
    .where('last_day', '>=', day)
    .orderBy('first_day')
    .execute()

type ClosureRow = Awaited<ReturnType<typeof closuresFrom>>[number]
const closureOf = (row: ClosureRow): Closure =>
  Closure.parse({
    id: row.id,
    firstDay: row.first_day,
    lastDay: row.last_day,
    span: row.from_clock === null ? null : { from: row.from_clock, to: row.to_clock },
    reason: row.reason,
  })

/** Reads hours and closures once and answers for every day from today on. */
export async function branchSlots(core: Core, db: Kysely<Tables>): Promise<(day: Day) => readonly Slot[]> {
  const hours = await hoursNow(core, db)
  const closures = (await closuresFrom(db, core.clock.today())).map(closureOf)
  return day => (hours ? slotsOn(hours, calendarOf(core), day, closures) : [])
}

export async function viewHours(core: Core): Promise<Out<'pickup.hours'>> {
  const { db } = core.store
  const own = await newestHours(db)
  const closures = await closuresFrom(db, core.clock.today())
  return {
    hours: await hoursNow(core, db),
    own: own ? { since: own.at, by: own.by, reason: own.reason } : null,
    closures: closures.map(row => {
      const closure = closureOf(row)
      return { ...closure, by: row.by, covered: isCovered(calendarOf(core), closure.lastDay) }
    }),
    stranded: await strandedVisits(core, await branchSlots(core, db)),
  }
}

export async function setHours(core: Core, who: Who, { hours, reason }: Parsed<'pickup.setHours'>): Promise<Out<'pickup.hours'>> {
  const problems = hoursProblems(hours)
  if (problems.length > 0) {
    const place = ({ day, row }: (typeof problems)[number]) => (day === null ? 'hours' : `week.${day}.${row}`)
    throw new Refusal('BAD_INPUT', { fields: problems.map(place), codes: problems.map(({ code }) => code) })
  }
  await core.store.transaction(async tx => {
    const version = ((await newestHours(tx))?.version ?? 0) + 1
    const kept = { version, hours: JSON.stringify(hours), reason, operator_id: signedIn(who).operatorId, at: core.clock.now() }
    await tx.insertInto('pickup_hours').values(kept).execute()
    await record(core, tx, { who, what: 'pickup.setHours', facts: { version, walkInPercent: hours.walkInPercent } })
  })
  core.tell('pickup.changed', {})
  return viewHours(core)
}

export async function closePickup(core: Core, who: Who, input: Parsed<'pickup.close'>): Promise<Out<'pickup.hours'>> {
  const { firstDay, lastDay, span, reason } = input
  const fields = [...(lastDay < firstDay ? ['lastDay'] : []), ...(lastDay < core.clock.today() ? ['lastDay'] : [])]
  if (fields.length > 0) throw new Refusal('BAD_INPUT', { fields })
  await core.store.transaction(async tx => {
    const kept = { id: ulid(), first_day: firstDay, last_day: lastDay, from_clock: span?.from ?? null, to_clock: span?.to ?? null, reason }
    const made = { operator_id: signedIn(who).operatorId, at: core.clock.now(), lifted_at: null }
    await tx
      .insertInto('pickup_closure')
      .values({ ...kept, ...made })
      .execute()
    await record(core, tx, { who, what: 'pickup.close', facts: { firstDay, lastDay, whole: span === null } })
  })
  core.tell('pickup.changed', {})
  return viewHours(core)
}

export async function reopenPickup(core: Core, who: Who, { closureId }: Parsed<'pickup.reopen'>): Promise<Out<'pickup.hours'>> {
  await core.store.transaction(async tx => {
    const row = await tx.selectFrom('pickup_closure').selectAll().where('id', '=', closureId).executeTakeFirst()
    if (!row || row.lifted_at !== null) throw new Refusal('NOT_FOUND')
    await tx.updateTable('pickup_closure').set({ lifted_at: core.clock.now() }).where('id', '=', closureId).execute()
    await record(core, tx, { who, what: 'pickup.reopen', facts: { firstDay: row.first_day, lastDay: row.last_day } })
  })
  core.tell('pickup.changed', {})
  return viewHours(core)
}
