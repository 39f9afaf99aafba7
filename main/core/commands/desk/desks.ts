/** The manager's view of the desks of a hall: who is there, the door for a new one, and the bar. */
import { DeskId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { allDesks, barDeskRow } from '../../records/desk/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

export async function listDesks(core: Core): Promise<Out<'desk.list'>> {
  const { hall, sessions, store } = core
  const there = hall?.onLine()
  const desks = (await allDesks(store.db)).map(row => {
    const onLine = there?.get(row.id) ?? null
    const seats = hall?.seatsOf(row.id) ?? []
    return {
      id: DeskId.parse(row.id),
      name: row.name,
      place: row.place,
      version: onLine?.version ?? row.version,
      joinedAt: row.joined_at,
      lastSeenAt: row.last_seen_at,
      onLine: onLine && { since: onLine.since, roundTripMs: onLine.roundTripMs },
      people: seats.flatMap(seat => sessions.at(seat) ?? []).map(({ name, counter }) => ({ name, counter })),
      barredAt: row.barred_at,
      barredWhy: row.barred_why,
    }
  })
  return { hall: hall !== null, desks, invitation: hall?.invitation() ?? null }
}

/** @throws Refusal NO_HALL */
export async function inviteDesk(core: Core, who: Who): Promise<Out<'desk.invite'>> {
  const { hall } = core
  if (!hall) throw new Refusal('NO_HALL')
  await core.store.write(({ tx }) => record(core, tx, { who, what: 'desk.invite', facts: {} }))
  const invited = hall.invite(signedIn(who).operatorId)
  core.tell('desk.changed', {})
  return { ...invited }
}

export async function endInvitation(core: Core): Promise<Out<'desk.endInvitation'>> {
  core.hall?.endInvitation()
  core.tell('desk.changed', {})
  return listDesks(core)
}

/** What the desk has under way is refused in its own transaction; its line is cut. @throws Refusal NOT_FOUND */
export async function barDesk(core: Core, who: Who, { deskId, reason }: Parsed<'desk.bar'>): Promise<Out<'desk.bar'>> {
  // Whoever barred the desk he sits at could not lift the bar from there.
  if (who.caller.desk === deskId) throw new Refusal('NOT_ALLOWED')
  await core.store.write(async ({ tx, tell, afterCommit }) => {
    await barDeskRow(tx, deskId, { by: signedIn(who).operatorId, at: core.clock.now(), why: reason })
    await record(core, tx, { who, what: 'desk.bar', facts: { desk: deskId } })
    afterCommit(() => core.hall?.cutOff(deskId))
    tell('desk.changed', {})
  })
  return listDesks(core)
}
