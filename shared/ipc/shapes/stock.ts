/** Shapes of the stock of blank cards: number ranges, holders, movements. */

import { BlankNumber, BlankState, blankEvents, countBetween, mostBlanks, spoilReasons } from '../../card/blank.ts'
import { typedLines } from '../../entry/text.ts'
import { OperatorId, StockMoveId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

const alike = ({ first, last }: { first: string; last: string }): boolean => {
  const count = countBetween(first, last)
  return count !== null && count <= mostBlanks
}
const Numbers = z.object({ first: BlankNumber, last: BlankNumber })
const odd = { path: ['last'] }
/** The second person, who authorises with their own password. */
const Second = z.object({ login: z.string().min(1).max(60), password: z.string().min(1).max(200) })
const Words = typedLines().max(200).default('')

export const StockReceive = Numbers.extend({
  supplier: typedLines().min(2).max(60),
  bank: z.string().max(3).nullable().default(null),
  second: Second,
}).refine(alike, odd)
/** Drawing, returning, sending up and destroying cards always takes two people. */
export const StockByTwo = Numbers.extend({ note: Words, second: Second }).refine(alike, odd)
/** What is lost or found comes with words on where and how. */
export const StockTold = Numbers.extend({ note: typedLines().min(2).max(200), second: Second }).refine(alike, odd)
export const StockReverse = z.object({ moveId: StockMoveId, note: typedLines().min(2).max(200), second: Second })
/** The cards as two people counted them in one place. */
export const StockCount = z.object({
  /** Whose drawer was counted; null for the vault. */
  holderId: OperatorId.nullable().default(null),
  ranges: z.array(Numbers.refine(alike, odd)).max(500),
  note: Words,
  second: Second,
})
const Range = z.object({ first: BlankNumber, last: BlankNumber })
export const StockCounted = z.object({
  id: z.string(),
  number: z.string(),
  at: z.string(),
  /** Null for the vault. */
  holder: z.string().nullable(),
  book: z.number(),
  counted: z.number(),
  /** On the book in that place and not there. */
  missing: z.array(Range),
  /** There, and by the book somewhere else or nowhere. */
  extra: z.array(Range),
  operator: z.string(),
  second: z.string(),
  note: z.string(),
})
export type StockCounted = z.infer<typeof StockCounted>

export const StockSpoil = Numbers.extend({ reason: z.enum(spoilReasons), note: Words })
  .refine(alike, odd)
  .refine(({ reason, note }) => reason !== 'other' || note.length >= 2, { path: ['note'] })

/**
 * `takeBack`: noted as used for a card that nobody began to make; only a correction of that takes this step. `reverse` takes back a movement
 * that was recorded wrong.
 */
export const stockEvents = ['receive', ...blankEvents, 'takeBack', 'reverse'] as const
export type StockEvent = (typeof stockEvents)[number]

export const StockRange = z.object({
  first: BlankNumber,
  last: BlankNumber,
  count: z.number(),
  state: BlankState,
  holderId: OperatorId.nullable(),
  holder: z.string().nullable(),
})
export type StockRange = z.infer<typeof StockRange>

export const StockView = z.object({
  /** Cards in the vault, with tellers, spoiled or sent up, as number ranges. */
  ranges: z.array(StockRange),
  used: z.number(),
  destroyed: z.number(),
  /** The lowest number the caller holds, which is the next card to use. */
  next: BlankNumber.nullable(),
})
export type StockView = z.infer<typeof StockView>

export const StockMove = z.object({
  id: StockMoveId,
  slip: z.string().nullable(),
  at: z.string(),
  event: z.enum(stockEvents),
  first: BlankNumber,
  last: BlankNumber,
  count: z.number(),
  from: BlankState.nullable(),
  holder: z.string().nullable(),
  operator: z.string(),
  second: z.string().nullable(),
  supplier: z.string().nullable(),
  reason: z.enum(spoilReasons).nullable(),
  note: z.string(),
  caseNumber: z.string().nullable(),
  /** The movement it takes back. */
  undoes: StockMoveId.nullable(),
  /** It was taken back, or its numbers were put right. */
  undone: z.boolean(),
})
export type StockMove = z.infer<typeof StockMove>

/** Newest first; `before` is the last movement of the previous page. */
export const StockMoves = z.object({ before: StockMoveId.nullable().default(null) })
export const StockDay = z.object({ day: Day })

const Line = z.object({
  opening: z.number(),
  received: z.number(),
  drawn: z.number(),
  givenBack: z.number(),
  used: z.number(),
  spoiled: z.number(),
  lost: z.number(),
  found: z.number(),
  /** What was taken back of movements recorded wrong, in or out. */
  mended: z.number(),
  closing: z.number(),
})
export type StockLine = z.infer<typeof Line>
export const StockBalance = z.object({
  day: Day,
  vault: Line,
  holders: z.array(z.object({ operatorId: OperatorId, name: z.string(), line: Line })),
  /** Vault and holders together; internal movements cancel out. */
  total: Line,
  /** Spoiled cards waiting to be sent up; `afterUse` of them failed after being used. */
  spoiled: z.object({ opening: z.number(), added: z.number(), afterUse: z.number(), sentUp: z.number(), closing: z.number() }),
  /** Current counts by number; null for a past day. */
  counted: z.object({ blank: z.number(), spoiled: z.number() }).nullable(),
})
export type StockBalance = z.infer<typeof StockBalance>
