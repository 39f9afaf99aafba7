/** A holder's card as recorded in the branch's register. */
import { CardId } from '../ids.ts'
import { Day } from '../time.ts'
import { z } from '../zod.ts'
import { AccountState } from './account.ts'
import { CardState, Generation, liveCardStates, lostStates } from './card.ts'

/** The expiry printed on the card: a day, `long` for none, or null if nothing is printed. */
export const CardEnd = z.union([z.literal('long'), Day]).nullable()

export const HeldCard = z.object({
  id: CardId,
  cardNumber: z.string().nullable(),
  bank: z.string(),
  accountTail: z.string().nullable(),
  generation: Generation,
  state: CardState,
  account: AccountState,
  issuedOn: Day.nullable(),
  validTo: CardEnd,
  lostSince: z.string().nullable(),
  lossEnds: z.string().nullable(),
  /** Made by a case of this branch. */
  madeHere: z.boolean(),
  /** False for a new card that has not been handed over yet. */
  inHand: z.boolean(),
  /** A new card was made to replace it. */
  replaced: z.boolean(),
  seenAt: z.string(),
})
export type HeldCard = z.infer<typeof HeldCard>

/** True also if the loss report has expired and cancelled the card. */
export const isLost = ({ state, lostSince }: Pick<HeldCard, 'state' | 'lostSince'>): boolean =>
  lostStates.some(lost => lost === state) || (state === 'cancelled' && lostSince !== null)

export const isLive = ({ state }: Pick<HeldCard, 'state'>): boolean => liveCardStates.some(live => live === state)
