/** What may become of the old card at the hand-over under the rule of the place. Pure. */
import type { ItemCode } from '../business/items.ts'
import { type HeldCard, isLost } from '../card/held-card.ts'
import type { OldCardPolicy } from '../profile/profile.ts'

export const oldCardFates = ['collected', 'kept', 'none', 'lost'] as const
export type OldCardFate = (typeof oldCardFates)[number]

// Who has no old card any more has nothing to give, whatever the rule; who wants to give it up may.
const fates = {
  collect: ['collected', 'none'],
  'keep-until-enabled': ['kept', 'collected', 'none'],
  keep: ['kept', 'collected', 'none'],
} as const satisfies Record<OldCardPolicy, readonly OldCardFate[]>

const undecided: readonly OldCardFate[] = ['collected', 'kept', 'none']

/** Null: the place does not say, so the teller decides. */
export const fatesUnder = (policy: OldCardPolicy | null): readonly OldCardFate[] => (policy === null ? undecided : fates[policy])

/** What is known without asking: a first card takes the place of none, and a lost one cannot be given back. */
export function knownFate(item: ItemCode, old: HeldCard | null): OldCardFate | null {
  if (item === 'APPLY' || item === 'BATCH') return 'none'
  return item === 'REISSUE' || (old !== null && isLost(old)) ? 'lost' : null
}
