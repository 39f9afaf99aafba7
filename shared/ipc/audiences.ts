/** Names the few commands and events of each window that is not a desk's, small enough for a preload to carry; a test holds them to the contract. */
import type { WindowKind } from '../access/roles.ts'

export type Audience = Extract<WindowKind, 'customer' | 'hall'>
type Words = { readonly calls: readonly string[]; readonly hears: readonly string[] }

export const audiences = {
  customer: { calls: ['customer.view', 'customer.answer'], hears: ['customer.changed', 'session.changed', 'case.changed', 'core.changed'] },
  hall: { calls: ['hall.view'], hears: ['ticket.changed', 'branch.changed', 'core.changed', 'line.changed'] },
} as const satisfies Record<Audience, Words>
