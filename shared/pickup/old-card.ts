/** What may become of the old card at the hand-over under the rule of the place. Pure. */
import type { OldCardPolicy } from '../profile/profile.ts'

export const oldCardFates = ['collected', 'kept', 'none'] as const
export type OldCardFate = (typeof oldCardFates)[number]

// Who has no old card any more has nothing to give, whatever the rule; who wants to give it up may.
const fates = {
  collect: ['collected', 'none'],
  'keep-until-enabled': ['kept', 'collected', 'none'],
  keep: ['kept', 'collected', 'none'],
} as const satisfies Record<OldCardPolicy, readonly OldCardFate[]>

/** Null: the place does not say, so the teller decides. */
export const fatesUnder = (policy: OldCardPolicy | null): readonly OldCardFate[] => (policy === null ? oldCardFates : fates[policy])
