/** Lists the roles of a branch; the contract says which commands each role may call. */
import { z } from '../zod.ts'

/** `auditor` reads only, and only until a day: no row of the contract that writes names it. */
export const roles = ['lobby', 'teller', 'reviewer', 'cards', 'manager', 'auditor'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** The roles one person may hold together; an auditor holds no other. */
export const workingRoles = roles.filter(role => role !== 'auditor')

/**
 * The windows of the program. Each command names the windows it may be called from. `dialog` is a native dialog of the shell in which a
 * person picks a file or folder, so the page can never supply a path. `customer` is the window on the customer's screen, which acts at the
 * seat of its desk; `hall` shows the numbers that are called. `program` is no window: the desk's own program asks, for no person.
 */
export const windowKinds = ['desk', 'print', 'dialog', 'terminal', 'customer', 'hall', 'program'] as const
export type WindowKind = (typeof windowKinds)[number]

/** The desk a role starts on after signing in; a person with several roles starts on the first of theirs in this order. */
export const desks = ['teller', 'review', 'cards', 'lobby', 'manager', 'audit'] as const
export type Desk = (typeof desks)[number]

export const deskOf = {
  teller: 'teller',
  reviewer: 'review',
  cards: 'cards',
  lobby: 'lobby',
  manager: 'manager',
  auditor: 'audit',
} as const satisfies Record<Role, Desk>
