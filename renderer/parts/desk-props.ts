/** Types what every desk is given. */
import type { Out } from '../../shared/ipc/contract.ts'
import type { Branch, Session } from './session.ts'
import type { Place } from './use-place.ts'

/** What every desk is given. */
export type DeskProps = {
  readonly branch: Branch
  readonly session: Session
  readonly profile: Out<'profile.view'>
  /** Which case and step stand open; kept in the address. */
  readonly place: Place
  readonly go: (change: Partial<Place>) => void
}
