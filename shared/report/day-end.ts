/** The lines of the day end: each must be zero or have an explanation. Pure. */
import { z } from '../zod.ts'

/** The further figures of each line, in the order its text shows them. */
const figuresOf = {
  /** Unfinished tickets. */
  tickets: ['taken', 'done', 'absent'],
  /** Cases not submitted. */
  counter: ['served'],
  /** Cases waiting for review. */
  reviews: ['approved', 'returned', 'rejected'],
  /** Decisions by an account that a maker of the case had made, raised or reset. */
  tied: ['pairs'],
  /** Drawers not counted since money last moved, or that differ from the ledger. */
  drawers: ['cash', 'card', 'qr', 'transfer', 'counted', 'difference'],
  /** Fees to be refunded for cases that ended without a card. */
  owed: ['fen'],
  /** Blank cards by which the count differs from the book. */
  stock: ['opening', 'received', 'used', 'spoiled', 'closing'],
  /** Blank cards left in drawers. */
  held: ['tellers'],
  /** Texts that are due or failed. */
  texts: ['due', 'failed'],
  /** Cards past the collection limit. */
  uncollected: ['waiting', 'sentBack'],
  /** Finished cards that two people counted and did not find. */
  missing: ['here', 'unplaced', 'counts'],
  /** Bad grades that nobody has answered. */
  bad: ['late', 'unowned'],
  /** Visits at home and cards of another province that are past their day. */
  errands: ['open'],
  /** Online applications undecided or unanswered. */
  online: ['waiting', 'unanswered'],
  /** Unit batches in progress. */
  units: ['rows'],
  /** Cases the card centre does not have: messages that wait, what is stuck, and pictures left in the folder of its system. */
  centre: ['waiting', 'stuck', 'kept', 'pictures'],
} as const satisfies Record<string, readonly string[]>

export type DayLine = keyof typeof figuresOf
export const dayLines = Object.keys(figuresOf) as [DayLine, ...DayLine[]]
export const DayLine = z.enum(dayLines)

const Figures = z.record(z.string(), z.int())
export const DayLineState = z.object({ line: DayLine, open: z.int().nonnegative(), figures: Figures, reason: z.string().nullable() })
export type DayLineState = z.infer<typeof DayLineState>

export const leastWords = 2

/** The lines that are neither zero nor explained. */
export const unexplained = (lines: readonly DayLineState[]): readonly DayLine[] =>
  lines.filter(({ open, reason }) => open > 0 && (reason?.trim() ?? '').length < leastWords).map(({ line }) => line)
