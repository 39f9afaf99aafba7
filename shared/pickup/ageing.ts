/** Classifies a waiting card against the place's collection limit and grace period. Pure. */

/** `no-limit`: the place states none, so nothing expires. */
export const ageings = ['no-limit', 'in-time', 'soon', 'past-limit', 'past-grace'] as const
export type Ageing = (typeof ageings)[number]
export type PickupLimits = { readonly limitDays: number | null; readonly graceDays: number | null }

/** The holder is reminded from this many days before the limit. */
export const soonDays = 14

/** Must match the workflow guards: the last day of the limit is still in time. */
export function ageingOf(days: number, { limitDays, graceDays }: PickupLimits): Ageing {
  if (limitDays === null) return 'no-limit'
  if (graceDays !== null && days > limitDays + graceDays) return 'past-grace'
  if (days > limitDays) return 'past-limit'
  return days > limitDays - soonDays ? 'soon' : 'in-time'
}
