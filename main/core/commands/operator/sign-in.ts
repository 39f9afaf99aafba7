/** Signs operators in and out, locks and unlocks a seat. */
import type { Role } from '../../../../shared/access/roles.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { keptOr } from '../../platform/store/write-trouble.ts'
import type { Who } from '../../records/context.ts'
import { provenOperator, stillProven } from '../../records/operator/prove.ts'
import { isAbsent } from '../../records/operator/rows.ts'
import type { Session } from '../../records/sessions.ts'
import type { Core } from '../core.ts'
import { dropSeat, keepSeat, lockKeptSeat } from './kept-seat.ts'
import { sessionOf } from './session-of.ts'

export async function signIn(core: Core, who: Who, { login, password, counter }: Parsed<'session.signIn'>): Promise<Out<'session.signIn'>> {
  const proven = await provenOperator(core, who, login, password)
  const session = await keptOr(
    () =>
      core.store.write(async ({ tx, afterCommit }) => {
        const operator = await stillProven(tx, proven)
        const begun = sessionOf(core, operator, counter)
        // Whoever sits down is there again.
        if (isAbsent(operator)) await updateOne(tx.updateTable('operator').set({ absent_since: null }).where('id', '=', operator.id))
        await record(core, tx, { who: { ...who, session: begun }, what: 'session.signIn', facts: {} })
        await keepSeat(core, tx, who.caller.seat, begun)
        afterCommit(() => sit(core, who, begun))
        return begun
      }),
    // On a full disk people still read; whatever they do beyond that is refused for lack of room.
    async () => {
      const begun = sessionOf(core, await stillProven(core.store.db, proven), counter)
      core.log('session.unkept', { what: 'signIn' })
      sit(core, who, begun)
      return begun
    },
  )
  return sessionView(session)
}

function sit(core: Core, { caller }: Who, begun: Session): void {
  core.sessions.set(caller.seat, begun)
  // A person sits at one desk of a hall at a time; the screen left behind shows who may sign in.
  const left = core.hall === null ? [] : core.sessions.endOf(begun.operatorId, caller.seat)
  for (const seat of left) core.tell('session.changed', { seat, elsewhere: begun.counter })
}

export async function unlock(core: Core, who: Who, { password }: Parsed<'session.unlock'>): Promise<Out<'session.unlock'>> {
  const session = core.sessions.at(who.caller.seat)
  if (!session) throw new Refusal('NOT_SIGNED_IN')
  await provenOperator(core, who, session.login, password)
  // Checking the password takes time; meanwhile the seat may have been closed, its operator disabled or the password changed elsewhere.
  const now = core.sessions.at(who.caller.seat)
  if (now?.operatorId !== session.operatorId) throw new Refusal('NOT_SIGNED_IN')
  const open = { ...now, locked: false }
  core.sessions.set(who.caller.seat, open)
  await keepLock(core, who, false)
  return sessionView(open)
}

export async function lock(core: Core, who: Who): Promise<Out<'session.lock'>> {
  const session = core.sessions.at(who.caller.seat)
  if (!session) return {}
  core.sessions.set(who.caller.seat, { ...session, locked: true })
  core.tell('session.changed', { seat: who.caller.seat })
  await keepLock(core, who, true)
  return {}
}

/** The screen is locked or open in any case; only a restarted server could think otherwise. */
const keepLock = (core: Core, { caller }: Who, locked: boolean): Promise<void> =>
  keptOr(
    () => lockKeptSeat(core, caller.seat, locked),
    () => core.log('session.unkept', { what: locked ? 'lock' : 'unlock' }),
  )

export async function signOut(core: Core, who: Who): Promise<Out<'session.signOut'>> {
  const session = core.sessions.at(who.caller.seat)
  if (!session) return {}
  const end = () => core.sessions.end(who.caller.seat)
  await keptOr(
    () =>
      core.store.write(async ({ tx, afterCommit }) => {
        await record(core, tx, { who, what: 'session.signOut', facts: {} })
        await dropSeat(core, tx, who.caller.seat)
        afterCommit(end)
      }),
    () => {
      core.log('session.unkept', { what: 'signOut' })
      end()
    },
  )
  return {}
}

export async function viewSession(core: Core, who: Who): Promise<Out<'session.view'>> {
  const session = core.sessions.at(who.caller.seat)
  return session ? sessionView(session) : null
}

export const sessionView = (session: Session) => ({
  operator: { id: session.operatorId, login: session.login, name: session.name },
  roles: [...session.roles] as Role[],
  counter: session.counter,
  locked: session.locked,
  mustChange: session.mustChange,
})
