/** Lists the roles of a branch; which command a role may call stands in the contract. */
import { z } from '../zod.ts'

export const roles = ['lobby', 'teller', 'reviewer', 'cards', 'manager'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/**
 * The windows of the program. A command names the windows it may be called from. `dialog` is a dialog of the shell, in which a person
 * picked a file or a folder: the page can never say which.
 */
export const windowKinds = ['desk', 'print', 'dialog', 'terminal'] as const
export type WindowKind = (typeof windowKinds)[number]

/** The desk a role starts on after signing in, in the order a person with several roles wants them. */
export const desks = ['teller', 'review', 'cards', 'lobby', 'manager'] as const
export type Desk = (typeof desks)[number]

export const deskOf = {
  teller: 'teller',
  reviewer: 'review',
  cards: 'cards',
  lobby: 'lobby',
  manager: 'manager',
} as const satisfies Record<Role, Desk>
