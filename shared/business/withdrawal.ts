/** What a citizen may withdraw their consent to, who may do it, and what becomes of a case then, as data. Pure. */
import { statesBefore } from '../workflow/step.ts'
import { type State, statesIn } from '../workflow/table.ts'
import { z } from '../zod.ts'

/** `photo`: the picture and whatever else the consents were given for. `texts`: messages to the telephone. */
export const consentScopes = ['photo', 'texts'] as const
export const ConsentScope = z.enum(consentScopes)
export type ConsentScope = z.infer<typeof ConsentScope>

/** For a child under fourteen the guardian consents, and withdraws. */
export const withdrawnBy = ['holder', 'guardian'] as const
export const WithdrawnBy = z.enum(withdrawnBy)
export type WithdrawnBy = z.infer<typeof WithdrawnBy>

// Up to here no card was made of it; a failed one is made again only with a consent that stands.
const unmade: readonly State[] = [...statesIn('counter', 'review', 'fee'), ...statesBefore('sendToMake'), ...statesBefore('remake')]

/**
 * Whether the case goes back to the business step, where consents are given. Once the card was sent to be made, what was done before
 * stays lawful (PIPL Art. 15) and the card goes on to its holder; a case that has ended stays as it ended.
 */
export const stopsCase = (scopes: readonly ConsentScope[], state: State): boolean => scopes.includes('photo') && unmade.includes(state)
