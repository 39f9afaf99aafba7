/** Shapes of the cards a person holds, as the register of the branch knows them and as a teller tells of them. */
import { ItemCode } from '../../business/items.ts'
import { AccountState } from '../../card/account.ts'
import { CardState, Generation } from '../../card/card.ts'
import { CardEnd, HeldCard } from '../../card/held-card.ts'
import { CardId, CaseId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

export const HolderAsk = z.object({ caseId: CaseId })
export const HolderCards = z.object({
  /** The newest first, those that ended too. */
  cards: z.array(HeldCard),
  /** The bank this is a branch of; null in a hall of the authority. */
  bankHere: z.string().nullable(),
  /** The item of another case of theirs that is under way: a new card in the making beside a report of loss. */
  beside: ItemCode.nullable(),
})
export type HolderCards = z.infer<typeof HolderCards>

/** What the card system's screen or the card itself says; `cardId` null for a card the register does not know. */
export const CardTold = z.object({
  cardId: CardId.nullable(),
  /** Nine characters on the card's face. */
  cardNumber: z
    .string()
    .trim()
    .toUpperCase()
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
