/** Remembers who is signed in at which seat, in memory only: a restarted core asks everybody to sign in again. */
import type { Role } from '../../../shared/access/roles.ts'
import type { OperatorId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'

export type Session = {
  readonly operatorId: OperatorId
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly counter: string
  readonly locked: boolean
  /** Somebody else knows the password: until it is changed the session has no role. */
  readonly mustChange: boolean
}

export type Sessions = {
  at(seat: number): Session | null
  set(seat: number, session: Session): void
  end(seat: number): void
  /** Signs an operator out of every seat but `spared`. @returns the seats that were closed */
  endOf(operatorId: OperatorId, spared?: number): readonly number[]
}

export function openSessions(): Sessions {
  const bySeat = new Map<number, Session>()
  return {
    at: seat => bySeat.get(seat) ?? null,
    set: (seat, session) => void bySeat.set(seat, session),
    end: seat => void bySeat.delete(seat),
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
