/** Gives a desk what it needs for a day on its own: the rules, the calendar, and who may work there. */
import { createHmac } from 'node:crypto'
import { emergencyRoles, markOf } from '../../../../shared/hall/emergency.ts'
import { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CarriedCard, EmergencyPerson } from '../../../../shared/ipc/shapes/emergency.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import type { OperatorRecord } from '../../platform/store/schema.ts'
import type { Who } from '../../records/context.ts'
import { allDesks } from '../../records/desk/rows.ts'
import { emergencyRule } from '../../records/emergency/rows.ts'
import { hasEnded, isActive, isTrainee, mustChange, operatorIdOf, rolesOf } from '../../records/operator/rows.ts'
import { cardsToCarry } from './carried.ts'

/** @throws Refusal DESK_BARRED */
export async function keepForEmergency(core: Core, who: Who, { people }: Parsed<'emergency.keep'>): Promise<Out<'emergency.keep'>> {
  const { db } = core.store
  const desks = await allDesks(db)
  const place = desks.findIndex(({ id }) => id === who.caller.desk)
  if (place < 0 || desks[place]?.barred_at !== null) throw new Refusal('DESK_BARRED')
  const { mode, code, name, address, phone, bank, profile } = core.branch
  const known = people.length === 0 ? [] : await db.selectFrom('operator').selectAll().where('id', 'in', people).execute()
  const { afterMinutes, carriesCards } = await emergencyRule(db)
  const cards = carriesCards ? await cardsToCarry(core) : []
  const years = core.calendar.years().flatMap(({ year }) => core.calendar.rowOf(year) ?? [])
  return {
    at: core.clock.now(),
    afterMinutes,
    mark: markOf(place + 1),
    branch: { mode, code, name, address, phone, bank, profile },
    ...rulesFrom(core, cards),
    years: years.map(({ year, body }) => ({ year, body })),
    divisions: await db.selectFrom('division').select(['code', 'name', 'since', 'source']).execute(),
    people: known.flatMap(row => personIn(core, row)),
    cards,
    colleagues: await colleaguesIn(core, cards),
  }
}

async function colleaguesIn({ store }: Core, cards: readonly CarriedCard[]): Promise<Out<'emergency.keep'>['colleagues']> {
  const ids = [...new Set(cards.flatMap(({ makerId, checkerId }) => [makerId, ...(checkerId === null ? [] : [checkerId])]))]
  if (ids.length === 0) return []
  const rows = await store.db.selectFrom('operator').select(['id', 'name']).where('id', 'in', ids).execute()
  return rows.map(({ id, name }) => ({ id: OperatorId.parse(id), name }))
}

/** What holds today, what was decided on for later, and what the waiting cards were applied for under. */
function rulesFrom({ profiles, clock }: Core, cards: readonly CarriedCard[]): Pick<Out<'emergency.keep'>, 'versions' | 'decisions'> {
  const today = clock.today()
  const now = profiles.holding(today)
  const decisions = [now, ...profiles.decisions().filter(({ seq, begins }) => seq !== now.seq && begins > today)]
  const wanted = new Set(decisions.map(({ profile, version }) => `${profile} ${version}`))
  for (const { profile, profileVersion } of cards) wanted.add(`${profile} ${profileVersion}`)
  const names = new Set([...decisions, ...cards].map(({ profile }) => profile))
  const versions = [...names]
    .flatMap(name => profiles.versionsOf(name))
    .filter(({ profile, version }) => wanted.delete(`${profile} ${version}`))
  return {
    decisions: decisions.map(({ begins, profile, version, kind }) => ({ begins, profile, version, kind })),
    versions: versions.map(({ profile, version, body, shipped_as }) => ({ profile, version, body, shippedAs: shipped_as })),
  }
}

/** Whoever learns needs a colleague behind each submission, whose password the desk may not know: they wait for the branch. */
function personIn({ clock, store }: Core, row: OperatorRecord): EmergencyPerson[] {
  const today = clock.today()
  if (!isActive(row) || hasEnded(row, today) || mustChange(row) || isTrainee(row)) return []
  const roles = rolesOf(row, today).filter(role => emergencyRoles.includes(role))
  const mark = createHmac('sha256', store.subkey('emergency marks')).update(row.password_hash).digest('hex').slice(0, 32)
  return roles.length === 0 ? [] : [{ id: operatorIdOf(row), login: row.login, name: row.name, roles, mark }]
}
