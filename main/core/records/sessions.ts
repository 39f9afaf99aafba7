/** Remembers who is signed in at which seat, in memory only: a restarted core asks everybody to sign in again. */
import type { Role } from '../../../shared/access/roles.ts'
import type { CaseId, OperatorId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Day } from '../../../shared/time.ts'

export type Session = {
  readonly operatorId: OperatorId
  readonly login: string
  readonly name: string
  /** The roles of today: a deputy's end with their day. */
  readonly roles: readonly Role[]
  readonly counter: string
  readonly locked: boolean
  /** Somebody else knows the password: until it is changed the session has no role. */
  readonly mustChange: boolean
  /** The last day of the login; null for good. */
  readonly endsOn: string | null
  /** What a deputy holds until a day, and what stays afterwards. */
  readonly deputy: { readonly until: string; readonly after: readonly Role[] } | null
  /** The cases behind whose masks they look, each with a reason that is kept; gone with the session. */
  readonly lifted?: ReadonlySet<CaseId>
}

export type Sessions = {
  at(seat: number): Session | null
  set(seat: number, session: Session): void
  end(seat: number): void
  /** The counters somebody who may call is signed in at. */
  calling(): ReadonlySet<string>
  /** Signs an operator out of every seat but `spared`. @returns the seats that were closed */
  endOf(operatorId: OperatorId, spared?: number): readonly number[]
}

/** What is left of a session on this day; null once the login has ended. */
function today(session: Session, day: Day): Session | null {
  if (session.endsOn !== null && session.endsOn < day) return null
  const { deputy } = session
  return deputy !== null && deputy.until < day ? { ...session, roles: deputy.after, deputy: null } : session
}

/** `day` is asked at each look: rights that end do so at midnight, also at a seat that is signed in. */
export function openSessions(day: () => Day): Sessions {
  const bySeat = new Map<number, Session>()
  return {
    at: seat => {
      const session = bySeat.get(seat)
      return session ? today(session, day()) : null
    },
    set: (seat, session) => void bySeat.set(seat, session),
    end: seat => void bySeat.delete(seat),
    calling: () =>
      new Set(
        [...bySeat.values()].flatMap(session => {
          const now = today(session, day())
          return now?.roles.includes('teller') ? [now.counter] : []
        }),
      ),
    endOf: (operatorId, spared) => {
      const seats = [...bySeat].filter(([seat, session]) => session.operatorId === operatorId && seat !== spared).map(([seat]) => seat)
      for (const seat of seats) bySeat.delete(seat)
      return seats
    },
  }
}

/** The session of a call that needs one; the door has already refused calls without. */
export function signedIn({ session }: { readonly session: Session | null }): Session {
  if (!session) throw new Refusal('NOT_SIGNED_IN')
  return session
}
