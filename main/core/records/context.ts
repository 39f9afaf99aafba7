/** What records and queries may use: the rules of the place, and who calls. */
import type { Caller } from '../../../shared/ipc/wire.ts'
import type { RulesContext } from '../rules/context.ts'
import type { PasswordWork } from './password.ts'
import type { Session } from './sessions.ts'

export type RecordsContext = RulesContext & {
  /** What hashing a password costs here. */
  readonly passwordWork: PasswordWork
}

/** Who calls: the seat and the session on it, if somebody signed in there. */
export type Who = { readonly caller: Caller; readonly session: Session | null }
