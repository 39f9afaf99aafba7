/** Names who sits here and in which branch, as every screen is given them. */
import type { Out } from '../../shared/ipc/contract.ts'

export type Branch = Out<'branch.view'>

export type Session = NonNullable<Out<'session.view'>>
