/** Says which screen is which desk; a desk without a screen does not compile. */
import type { ComponentType } from 'react'
import type { Desk } from '../../shared/access/roles.ts'
import type { Out } from '../../shared/ipc/contract.ts'
import { CardsDesk } from '../desks/cards/cards-desk.tsx'
import { LobbyDesk } from '../desks/lobby/lobby-desk.tsx'
import { ManagerDesk } from '../desks/manager/manager-desk.tsx'
import { ReviewDesk } from '../desks/review/review-desk.tsx'
import { TellerDesk } from '../desks/teller/teller-desk.tsx'
import type { Branch, Session } from './counter.tsx'
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

export const deskScreens = {
  teller: TellerDesk,
  review: ReviewDesk,
  cards: CardsDesk,
  lobby: LobbyDesk,
  manager: ManagerDesk,
} as const satisfies Record<Desk, ComponentType<DeskProps>>
