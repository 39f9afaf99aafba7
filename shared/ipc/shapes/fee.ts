/** Shapes of money: fees collected, waived and refunded, and the drawer count at day end. */

import { ItemCode } from '../../business/items.ts'
import { Bytes } from '../../bytes.ts'
import { typedCode } from '../../entry/code.ts'
import { typedLines } from '../../entry/text.ts'
import { differenceKinds } from '../../fee/match.ts'
import { CaseId, FeeEntryId, OperatorId } from '../../ids.ts'
import { denominations, Fen, feeMethods, reversalCauses, waiverReasons } from '../../money.ts'
import { DaySpan } from '../../report/day-span.ts'
import { Day } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note } from './case.ts'

/** Numbers that a terminal or a bank prints: letters, digits and hyphens. */
const Printed = typedCode()
  .regex(/^[0-9A-Z-]{0,40}$/)
  .default('')
/** What the bank knows a payment by; empty for cash. */
const Paid = { method: z.enum(feeMethods), terminal: Printed, reference: Printed }
/** The second person, who authorises with their own password. */
const Second = z.object({ login: z.string().min(1).max(60), password: z.string().min(1).max(200) })

export const FeeCollect = CaseRef.extend({ ...Paid, fen: z.number().int().nonnegative() })
export const FeeReverse = CaseRef.extend({
  entryId: FeeEntryId,
  cause: z.enum(reversalCauses).exclude(['wrong-way']),
  note: Note,
  second: Second,
})
export const FeeChangeWay = CaseRef.extend({ ...Paid, entryId: FeeEntryId, note: Note, second: Second })
/** The most cases one payment settles. */
export const mostPaidTogether = 500
export const FeePayMany = z.object({
  cases: z.array(CaseRef).min(1).max(mostPaidTogether),
  ...Paid,
  fen: Fen.positive(),
  payer: typedLines().min(2).max(60),
  note: typedLines().max(200).default(''),
})
export const FeePaid = z.object({ number: z.string(), fen: Fen, cases: z.number() })

/** Cases whose fee can be collected now. */
export const FeeOpen = z.array(
  z.object({
    caseId: CaseId,
    number: z.string(),
    revision: z.number(),
    state: z.enum(stateNames),
    item: ItemCode,
    maskedName: z.string(),
    unitName: z.string().nullable(),
    fen: Fen,
    /** It was paid before and that entry was reversed. */
    again: z.boolean(),
  }),
)
export type FeeOpen = z.infer<typeof FeeOpen>
/** If the reason is `other`, the note must explain it. */
export const FeeWaive = CaseRef.extend({ reason: z.enum(waiverReasons), note: typedLines().max(200).default('') }).refine(
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
  note: typedLines().max(200).default(''),
})

const Sum = z.object({ count: z.number(), fen: Fen })
const Method = z.object({ collected: Sum, refunded: Sum, reversed: Sum, net: Fen })
const Account = z.object({
  cash: Method,
  card: Method,
  qr: Method,
  transfer: Method,
  waived: Sum,
  /** Cash that came into the drawer on that day; what was put right for an earlier day moves none. */
  drawer: Fen,
})
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

export const FeeSpan = z.object({ span: DaySpan })
/** What came in and went out in a span of days; the ledger itself goes out as a workbook. */
export const FeeStatement = z.object({
  total: Account,
  byDay: z.array(z.object({ day: Day, account: Account })),
  byOperator: z.array(z.object({ operatorId: OperatorId, name: z.string(), account: Account })),
  entries: z.number(),
})
export type FeeStatement = z.infer<typeof FeeStatement>
export const FeeFile = z.object({ name: z.string(), bytes: Bytes })

const MatchedLine = z.object({
  /** The row of the bank's file; null where only the ledger has it. */
  row: z.number().nullable(),
  day: z.string(),
  fen: Fen,
  terminal: z.string(),
  reference: z.string(),
  /** Number of the receipt; null where only the bank has it. */
  paper: z.string().nullable(),
  caseNumber: z.string().nullable(),
})
/** The bank's file beside the ledger: what agrees is counted, what differs is listed. */
export const FeeMatched = z.object({
  matched: z.object({ count: z.number(), fen: Fen }),
  differences: z.array(z.object({ kind: z.enum(differenceKinds), bank: MatchedLine.nullable(), ledger: MatchedLine.nullable() })),
  /** Rows of the file with something written whose day or amount cannot be read. */
  unread: z.array(z.number()),
})
export type FeeMatched = z.infer<typeof FeeMatched>
export const FeeMatchAsk = FeeSpan.extend({ path: z.string().min(1).max(4096) })
