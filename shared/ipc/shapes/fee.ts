/** Shapes of money: fees collected, waived and refunded, and the drawer count at day end. */
import { CaseId, OperatorId } from '../../ids.ts'
import { denominations, Fen, feeMethods, waiverReasons } from '../../money.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note } from './case.ts'

export const FeeCollect = CaseRef.extend({ method: z.enum(feeMethods), fen: z.number().int().nonnegative() })
/** If the reason is `other`, the note must explain it. */
export const FeeWaive = CaseRef.extend({ reason: z.enum(waiverReasons), note: z.string().trim().max(200).default('') }).refine(
  ({ reason, note }) => reason !== 'other' || note.length >= 2,
  { path: ['note'] },
)
export const FeeRefund = CaseRef.extend({ note: Note })

export const FeeDay = z.object({ day: Day })
const Pieces = z.object(
  Object.fromEntries(denominations.map(value => [`${value}`, z.number().int().min(0).max(99_999)])) as Record<string, z.ZodNumber>,
)
export const FeeCount = z.object({
  day: Day,
  fen: Fen.min(0).max(100_000_000),
  /** Notes and coins by value in fen; null if only the total was entered. */
  pieces: Pieces.partial().nullable().default(null),
  note: z.string().trim().max(200).default(''),
})

const Sum = z.object({ count: z.number(), fen: Fen })
const Method = z.object({ collected: Sum, refunded: Sum, net: Fen })
const Account = z.object({ cash: Method, card: Method, qr: Method, waived: Sum })
export type FeeAccount = z.infer<typeof Account>
export const FeeBalance = z.object({
  day: Day,
  operators: z.array(
    z.object({
      operatorId: OperatorId,
      name: z.string(),
      account: Account,
      /** The drawer as its teller counted it; `stale` if money has moved since. */
      counted: z.object({ fen: Fen, difference: Fen, note: z.string(), at: z.string(), stale: z.boolean() }).nullable(),
    }),
  ),
  total: Account,
  /** Fees still to be refunded for cases that ended without a card. */
  owed: z.array(z.object({ caseId: CaseId, number: z.string(), revision: z.number(), fen: Fen, method: z.enum(feeMethods) })),
})
export type FeeBalance = z.infer<typeof FeeBalance>
