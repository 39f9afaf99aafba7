/** Names the one thing a person can do about a case that does not reach the centre by itself. Pure. */
import type { Standing } from './standing.ts'

/** `again`: try the same once more. `anew`: hand the case in as it is now. */
/** What a person may decide against the line, each with a reason. */
/** `centre.tick`: what the desk recorded of the card against the centre's word; `centre.settle`: news that did not fit was looked into. */
export const centreOverrulings = ['centre.recall', 'centre.again', 'centre.giveUp', 'centre.tick', 'centre.settle'] as const
export type CentreOverruling = (typeof centreOverrulings)[number]

export const nextThings = ['again', 'anew'] as const
export type NextThing = (typeof nextThings)[number]

/** Null where it is not to be done at the line: at the counter, with the card, by a word to the centre. */
export function nextOf({ code, acts }: Pick<Standing, 'code' | 'acts'>): NextThing | null {
  if (code === 'refused' || code === 'held') return acts === 'counter' ? null : 'again'
  if (code === 'resting' || code === 'withdraw-stuck') return 'again'
  return ['withdrawn', 'withdraw-unknown', 'dropped', 'not-handed'].includes(code) && acts === 'cards' ? 'anew' : null
}
