/** Shapes of a unit's batch: who brought it, its rows, its progress. */

import { Bytes } from '../../bytes.ts'
import { isMobile, typedMobile } from '../../entry/phone.ts'
import { typedLines } from '../../entry/text.ts'
import { CaseId, TicketId, UnitId } from '../../ids.ts'
import { Verdict } from '../../photo/verdict.ts'
import { UnitFault, UnitReason, UnitRowState, UnitState } from '../../unit/row.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { Note } from './case.ts'
import { IdentityInput } from './identity.ts'

export const UnitRef = z.object({ unitId: UnitId })

/** How picture files are named: by number, by number and name, or either. */
export const photoNames = ['auto', 'number', 'number-name'] as const
export const PhotoNames = z.enum(photoNames)
export type PhotoNames = z.infer<typeof PhotoNames>

/** Values for cells the sheet leaves empty. */
export const UnitDefaults = z.object({
  bank: z.string().regex(/^\d{3}$/),
  mailAddr: typedLines().min(4).max(70),
  occupation: z.string().max(1),
})
/** What the teller has seen on paper or looked up; all but the last, which only minors need, are required to open a batch. */
export const unitPapers = ['UNIT_LETTER', 'SHEET_STAMPED', 'EACH_SIGNED', 'NOTICES_GIVEN', 'CARDS_LOOKED_UP', 'GUARDIANS_SHOWN'] as const
export const mustPapers = unitPapers.filter(paper => paper !== 'GUARDIANS_SHOWN')
export const UnitPaper = z.enum(unitPapers)

export const UnitOpen = z.object({
  ticketId: TicketId.nullable(),
  unitName: typedLines().min(2).max(60),
  unitCode: typedLines().max(18),
  reason: UnitReason,
  /** The unit's representative, who later signs the transfer of the cards. */
  agent: IdentityInput,
  agentMobile: typedMobile().refine(isMobile),
  defaults: UnitDefaults,
  photoNames: PhotoNames,
  papers: z.array(UnitPaper),
})

export const UnitCounts = z.object({
  all: z.number(),
  read: z.number(),
  bad: z.number(),
  good: z.number(),
  /** Good rows whose picture the teller has not looked at yet. */
  unseen: z.number(),
  made: z.number(),
})
export type UnitCounts = z.infer<typeof UnitCounts>

export const UnitSummary = z.object({
  id: UnitId,
  number: z.string(),
  unitName: z.string(),
  reason: UnitReason,
  state: UnitState,
  /** Whether it is being worked on right now; otherwise a batch in `checking` or `making` was paused or interrupted. */
  running: z.boolean(),
  counts: UnitCounts,
  makerName: z.string(),
  openedAt: z.string(),
})
export type UnitSummary = z.infer<typeof UnitSummary>

export const UnitRow = z.object({
  at: z.number(),
  state: UnitRowState,
  maskedName: z.string(),
  maskedNumber: z.string(),
  faults: z.array(UnitFault),
  seen: z.boolean(),
  hasPicture: z.boolean(),
  verdicts: z.array(Verdict),
  caseId: CaseId.nullable(),
  caseNumber: z.string().nullable(),
  caseState: z.enum(stateNames).nullable(),
})
export type UnitRow = z.infer<typeof UnitRow>

export const unitListings = ['all', 'bad', 'unseen', 'made'] as const
export const UnitAsk = UnitRef.extend({ which: z.enum(unitListings), after: z.number().int().nonnegative() })
/** At most one page of rows after `after`; the next page starts after the last row. */
export const UnitView = UnitSummary.extend({
  agentName: z.string(),
  hasSheet: z.boolean(),
  hasPhotos: z.boolean(),
  spareHeadings: z.array(z.string()),
  /** People in rows the unit had hidden or filtered away; they are taken like the others. */
  hiddenRows: z.number(),
  /** Rows under the people that are none, and were left out. */
  leftOut: z.array(z.number()),
  rows: z.array(UnitRow),
  more: z.boolean(),
  endReason: z.string().nullable(),
})
export type UnitView = z.infer<typeof UnitView>

export const UnitPhotosPicked = UnitRef.extend({ path: z.string().min(1).max(4096) })
/** The teller has looked at the pictures of the rows in `seen` and rejects those in `bad`. */
export const UnitLook = UnitRef.extend({ seen: z.array(z.number().int()).max(200), bad: z.array(z.number().int()).max(200) })
export const UnitDrop = UnitRef.extend({ reason: Note })
export const UnitPicture = UnitRef.extend({ at: z.number().int() })
export const UnitWorkbook = z.object({ workbook: Bytes })
