/** What may happen to the old card at the hand-over under the place's rule. Pure. */
import type { ItemCode } from '../business/items.ts'
import { type HeldCard, isLost } from '../card/held-card.ts'
import type { OldCardPolicy } from '../profile/profile.ts'

export const oldCardFates = ['collected', 'kept', 'none', 'lost'] as const
export type OldCardFate = (typeof oldCardFates)[number]

// Under every rule the old card may be gone, and a holder may always give it up.
const fates = {
  collect: ['collected', 'none'],
  'collect-unsaid': ['collected', 'none'],
  'keep-until-enabled': ['kept', 'collected', 'none'],
  keep: ['kept', 'collected', 'none'],
} as const satisfies Record<OldCardPolicy, readonly OldCardFate[]>

const undecided: readonly OldCardFate[] = ['collected', 'kept', 'none']

/** Null: the place has no rule, so the teller decides. */
export const fatesUnder = (policy: OldCardPolicy | null): readonly OldCardFate[] => (policy === null ? undecided : fates[policy])

/** The fate that follows without asking: a first card replaces none, and a lost card cannot be handed in. */
export function knownFate(item: ItemCode, old: HeldCard | null): OldCardFate | null {
  if (item === 'APPLY' || item === 'BATCH') return 'none'
  return item === 'REISSUE' || (old !== null && isLost(old)) ? 'lost' : null
}
