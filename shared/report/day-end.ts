/** The lines of a day's end: each is zero, or somebody says why it is not. Pure. */
import { z } from '../zod.ts'

/** What each line counts beside what is still open, in the order the words name them. */
const figuresOf = {
  /** Numbers not finished. */
  tickets: ['taken', 'done', 'absent'],
  /** Cases nobody handed in. */
  counter: ['served'],
  /** Cases that wait for a second person. */
  reviews: ['approved', 'returned', 'rejected'],
  /** Drawers not counted since money last moved, or that differ from the book. */
  drawers: ['cash', 'card', 'qr', 'counted', 'difference'],
  /** Money of cases that ended without a card, not given back. */
  owed: ['fen'],
  /** Blank cards by which the numbers differ from the book. */
  stock: ['opening', 'received', 'used', 'spoiled', 'closing'],
  /** Blank cards left in drawers. */
  held: ['tellers'],
  /** Texts that are due or were not taken. */
  texts: ['due', 'failed'],
  /** Cards past the limit of the place. */
  uncollected: ['waiting', 'sentBack'],
  /** Applications made online that are undecided or unanswered. */
  online: ['waiting', 'unanswered'],
  /** Batches of units under way. */
  units: ['rows'],
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
