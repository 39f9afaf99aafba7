/** Says how a card that waits for its holder stands against the limit and grace of the place. Pure. */

/** `no-limit`: the place states none, so that nothing runs out by itself. */
export const ageings = ['no-limit', 'in-time', 'soon', 'past-limit', 'past-grace'] as const
export type Ageing = (typeof ageings)[number]
export type PickupLimits = { readonly limitDays: number | null; readonly graceDays: number | null }

/** From this many days before the limit the holder is reminded. */
export const soonDays = 14

/** Same boundaries as the guards of the workflow: the last day of the limit is still in time. */
export function ageingOf(days: number, { limitDays, graceDays }: PickupLimits): Ageing {
  if (limitDays === null) return 'no-limit'
  if (graceDays !== null && days > limitDays + graceDays) return 'past-grace'
  if (days > limitDays) return 'past-limit'
  return days > limitDays - soonDays ? 'soon' : 'in-time'
}
