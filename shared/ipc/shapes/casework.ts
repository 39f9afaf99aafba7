/** Shapes of what happens beside the straight way of a case: cards whose case ended, cards sent on, consents withdrawn. */
import { endedCardFates, endReasons } from '../../business/ends.ts'
import { ConsentScope, WithdrawnBy } from '../../business/withdrawal.ts'
import { CaseId, TransferId } from '../../ids.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note } from './case.ts'
import { SecondPerson } from './session.ts'

const Colleague = SecondPerson.omit({ reason: true })

export const EndedCard = z.object({
  caseId: CaseId,
  number: z.string(),
  maskedName: z.string(),
  cardTail: z.string().nullable(),
  place: z.string().nullable(),
  /** Null: voided without a reason of the table of ends. */
  reason: z.enum(endReasons).nullable(),
  cameAt: z.string(),
  /** It came after the end. */
  late: z.boolean(),
  fate: z.enum(endedCardFates),
  /** Null while it lies here. */
  dealt: z.object({ number: z.string(), at: z.string(), by: z.string(), second: z.string(), note: z.string() }).nullable(),
})
export type EndedCard = z.infer<typeof EndedCard>
export const EndedCardDeal = z.object({ caseId: CaseId, note: z.string().trim().max(200), second: Colleague })

export const TransferSend = z.object({
  branch: z.string().trim().min(2).max(60),
  address: z.string().trim().max(100),
  phone: z.string().trim().max(30),
  reason: Note,
  cases: z.array(CaseRef).min(1).max(200),
  second: Colleague,
})
export const TransferView = z.object({
  id: TransferId,
  number: z.string(),
  branch: z.string(),
  address: z.string(),
  phone: z.string(),
  reason: z.string(),
  at: z.string(),
  by: z.string(),
  second: z.string(),
  cards: z.array(
    z.object({
      caseId: CaseId,
      revision: z.number(),
      number: z.string(),
      maskedName: z.string(),
      cardTail: z.string().nullable(),
      /** Null: on its way. */
      ended: z.enum(['received', 'back']).nullable(),
      endedAt: z.string().nullable(),
      endedBy: z.string().nullable(),
      note: z.string(),
    }),
  ),
})
export type TransferView = z.infer<typeof TransferView>
/** `note`: who there said that it came, or why it came back. */
export const TransferEnd = CaseRef.extend({ note: Note })

export const ConsentWithdraw = CaseRef.extend({ scopes: z.array(ConsentScope).min(1), by: WithdrawnBy, note: Note })
export const ConsentWithdrawn = z.object({
  scopes: z.array(ConsentScope),
  by: WithdrawnBy,
  note: z.string(),
  at: z.string(),
  operator: z.string(),
  from: z.enum(stateNames),
  to: z.enum(stateNames),
  /** What stopped with it. */
  photo: z.boolean(),
  texts: z.number(),
  messages: z.number(),
})
export type ConsentWithdrawn = z.infer<typeof ConsentWithdrawn>
