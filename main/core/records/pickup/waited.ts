/** Says how long a card has waited for its holder, and how long the place lets it wait. */
import type { PickupLimits } from '../../../../shared/pickup/ageing.ts'
import { type Day, dayOf, daysBetween, Instant } from '../../../../shared/time.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { profileOf, profileOfCase } from '../../rules/profile/current.ts'
import type { RecordsContext } from '../context.ts'

export type Waited = { readonly since: Day; readonly told: boolean; readonly days: number }

type WaitingRow = { readonly arrived_at: string | null; readonly told_at: string | null; readonly changed_at: string }

/** Places count from the notice; where nobody was told, the days since the card came are what can be said. */
export function waitedOf(core: RecordsContext, { arrived_at, told_at, changed_at }: WaitingRow): Waited {
  const since = dayOf(Instant.parse(told_at ?? arrived_at ?? changed_at))
  return { since, told: told_at !== null, days: daysBetween(since, core.clock.today()) }
}

/** By the rules the case began with; what those left open is as the place rules it by now. */
export function limitsOf(core: RecordsContext, row: Pick<CaseRecord, 'profile' | 'profile_version'>): PickupLimits {
  const begun = profileOfCase(core, row)
  const now = profileOf(core)
  return {
    limitDays: begun.pickupLimitDays.value ?? now.pickupLimitDays.value,
    graceDays: begun.pickupGraceDays.value ?? now.pickupGraceDays.value,
  }
}
