/** Says who has had a hand on whose account: whoever made, raised, opened again or reset it may be able to act as its owner. Pure. */
import { z } from '../zod.ts'

export const grantKinds = ['made', 'raised', 'opened', 'reset'] as const
export const GrantKind = z.enum(grantKinds)
export type GrantKind = z.infer<typeof GrantKind>

export type Grant = { readonly by: string; readonly subject: string; readonly kind: GrantKind; readonly at: string }

type Logged = {
  readonly what: string
  readonly at: string
  readonly operatorId: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

const rolesIn = (value: unknown): readonly string[] => (typeof value === 'string' ? value.split(' ').filter(role => role !== '') : [])

/** What an entry does to the account it names; null for one that gives nothing: a name, an end, fewer roles. */
const kinds: Readonly<Record<string, (facts: Logged['facts']) => GrantKind | null>> = {
  'operator.add': () => 'made',
  'operator.enable': () => 'opened',
  'operator.resetPassword': () => 'reset',
  'operator.setRoles': ({ from, to }) => (rolesIn(to).some(role => !rolesIn(from).includes(role)) ? 'raised' : null),
  'operator.setTerms': ({ deputy }) => (rolesIn(deputy).length > 0 ? 'raised' : null),
}

export function grantOf({ what, at, operatorId, facts }: Logged): Grant | null {
  const kind = kinds[what]?.(facts) ?? null
  const subject = facts.operator
  if (kind === null || operatorId === null || typeof subject !== 'string' || subject === operatorId) return null
  return { by: operatorId, subject, kind, at }
}

/**
 * The grant by which `by` reaches the account of `subject`, also through an account in between; null for none.
 * Of a chain it is the last link, which names the account itself.
 */
export function reach(grants: readonly Grant[], by: string, subject: string): Grant | null {
  if (by === subject) return null
  const reached = new Set([by])
  // Each round goes one account further; the set only grows, so it ends.
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const grant of grants) {
      if (!reached.has(grant.by) || grant.subject === by) continue
      if (grant.subject === subject) return grant
      reached.add(grant.subject)
    }
  }
  return null
}
