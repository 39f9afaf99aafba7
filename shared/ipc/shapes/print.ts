/** Shapes of slips: the data a template shows, and the resulting PDF. */
import { Bytes } from '../../bytes.ts'
import { CaseId, CorrectionId, PrintId, PrintJobId, StockMoveId, TicketId, TransferId, UnitId } from '../../ids.ts'
import { jobReasons, jobStates } from '../../printing/job.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'
import { GuideAsk } from './guidance.ts'

export const slipKinds = [
  'ticket',
  'acceptance',
  'pickup',
  'form',
  'guide',
  'receipt',
  'refund',
  'returned',
  'rejected',
  'stock',
  'uncollected',
  'transfer',
  'day-end',
  'end',
  'correction',
  'consent',
  'payment',
  'stock-count',
  'sent-on',
  'ended-card',
  'parcel',
  'errand',
] as const
export const SlipKind = z.enum(slipKinds)
export type SlipKind = z.infer<typeof SlipKind>

/** What is kept as a PDF: every slip, and the file of a case, which only a disclosure makes. */
export const printKinds = [...slipKinds, 'case-file'] as const
export const PrintKind = z.enum(printKinds)
export type PrintKind = z.infer<typeof PrintKind>

/** A correction, a list of cards sent on, a joint payment and a count name themselves, a ticket slip its ticket, a guide what was asked, a slip of blank cards their movement, a transfer sheet its unit's batch, the end of a day its day, a visit at home or a request of another province itself, the list of waiting cards nothing, every other slip its case. */
export const SlipPrint = z.object({
  kind: SlipKind,
  caseId: CaseId.nullable(),
  ticketId: TicketId.nullable(),
  guide: GuideAsk.optional(),
  moveId: StockMoveId.optional(),
  unitId: UnitId.optional(),
  correctionId: CorrectionId.optional(),
  transferId: TransferId.optional(),
  /** The number of a joint payment, or the id of a count of the stock or of an errand. */
  ofId: z.string().max(26).optional(),
  day: Day.optional(),
})
/** A slip ready to print: the HTML from the core's template, paper width in mm, height null for a roll. */
export const SlipPage = z.object({ html: z.string(), widthMm: z.number(), heightMm: z.number().nullable(), title: z.string() })
export type SlipPage = z.infer<typeof SlipPage>

export const PrintKeep = z.object({
  kind: PrintKind,
  caseId: CaseId.nullable(),
  ticketId: TicketId.nullable(),
  /** Of an errand, as it was asked for with the page. */
  ofId: SlipPrint.shape.ofId,
  pdf: Bytes,
  pages: z.number().int(),
  /** Of a roll: what its printer prints, deflated; null for a sheet. */
  dots: Bytes.nullable().default(null),
})
export const PrintView = z.object({ id: PrintId, kind: PrintKind, pages: z.number(), bytes: z.number(), madeAt: z.string() })
export type PrintView = z.infer<typeof PrintView>
/** `preview` is a PNG of the first page for the screen. */
export const Printed = z.object({ print: PrintView, preview: Bytes })
export const PrintRef = z.object({ printId: PrintId })
/** `from`: the page to go on at, where the pages before it have come out. */
export const PrintSend = PrintRef.extend({ from: z.number().int().min(1).max(999).default(1) })
/** The paper may wait for a printer of the roll or of sheets; the counter says which one. */
export const printPapers = ['slip', 'sheet'] as const
export const PrintBegun = z.object({
  jobId: PrintJobId,
  paper: z.enum(printPapers),
  device: z.string(),
  pdf: Bytes,
  dots: Bytes.nullable(),
  /** Goes on the roll above a slip of which one came out before. */
  mark: SlipPage.nullable(),
})
export const PrintEnd = z.object({
  jobId: PrintJobId,
  state: z.enum(jobStates).exclude(['waiting']),
  reason: z.enum(jobReasons).nullable(),
})
/** A paper on its way to a printer, or what became of it. */
export const PrintJobView = z.object({
  id: PrintJobId,
  printId: PrintId,
  kind: PrintKind,
  pages: z.number(),
  from: z.number(),
  state: z.enum(jobStates),
  reason: z.enum(jobReasons).nullable(),
  /** Printed once more, after one that came out or may have. */
  again: z.boolean(),
  printer: z.string(),
  counter: z.string(),
  at: z.string(),
})
export type PrintJobView = z.infer<typeof PrintJobView>
export const PrintBytes = z.object({ pdf: Bytes, kind: PrintKind })
