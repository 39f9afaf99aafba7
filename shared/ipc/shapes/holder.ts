/** Shapes of the cards a person holds, as registered at the branch or entered by a teller. */

import { ItemCode } from '../../business/items.ts'
import { AccountState } from '../../card/account.ts'
import { CardState, Generation } from '../../card/card.ts'
import { CardEnd, HeldCard } from '../../card/held-card.ts'
import { typedCode } from '../../entry/code.ts'
import { CardId, CaseId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

export const HolderAsk = z.object({ caseId: CaseId })
export const HolderCards = z.object({
  /** Newest first, ended cards included. */
  cards: z.array(HeldCard),
  /** The bank this is a branch of; null in a hall of the authority. */
  bankHere: z.string().nullable(),
  /** The item of the holder's other open case, such as a new card in production during a loss report. */
  beside: ItemCode.nullable(),
})
export type HolderCards = z.infer<typeof HolderCards>

/** Card data the teller copied from the card system's screen or the card; `cardId` is null for an unregistered card. */
export const CardTold = z.object({
  cardId: CardId.nullable(),
  /** The nine characters printed on the card. */
  cardNumber: typedCode()
    .regex(/^[0-9A-Z]{9}$/)
    .nullable(),
  bank: z.string().regex(/^\d{3}$/),
  accountTail: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  generation: Generation,
  state: CardState,
  account: AccountState,
  issuedOn: Day.nullable(),
  validTo: CardEnd,
})
export type CardTold = z.infer<typeof CardTold>
export const HolderTell = z.object({ caseId: CaseId, card: CardTold })
export const AccountClose = z.object({ caseId: CaseId })
