/** Says which screen is which desk; a desk without a screen does not compile. */
import type { ComponentType } from 'react'
import type { Desk } from '../../shared/access/roles.ts'
import { AuditDesk } from '../desks/audit/audit-desk.tsx'
import { CardsDesk } from '../desks/cards/cards-desk.tsx'
import { LobbyDesk } from '../desks/lobby/lobby-desk.tsx'
import { ManagerDesk } from '../desks/manager/manager-desk.tsx'
import { ReviewDesk } from '../desks/review/review-desk.tsx'
import { TellerDesk } from '../desks/teller/teller-desk.tsx'
import type { DeskProps } from '../parts/desk-props.ts'

export const deskScreens = {
  teller: TellerDesk,
  review: ReviewDesk,
  cards: CardsDesk,
  lobby: LobbyDesk,
  manager: ManagerDesk,
  audit: AuditDesk,
} as const satisfies Record<Desk, ComponentType<DeskProps>>
