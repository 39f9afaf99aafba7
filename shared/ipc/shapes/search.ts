/** Shapes of the paged search over all cases, and of unmasking one. */

import { ItemCode } from '../../business/items.ts'
import { typedCode } from '../../entry/code.ts'
import { typedLines } from '../../entry/text.ts'
import { DocType } from '../../identity/documents.ts'
import { CaseId, OperatorId } from '../../ids.ts'
import { DaySpan } from '../../report/day-span.ts'
import { Instant } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { CaseRow } from './case.ts'

/** Paging cursor: the last row of the previous page. */
export const CaseMark = z.object({ changedAt: Instant, id: CaseId })
export type CaseMark = z.infer<typeof CaseMark>

/** A null or empty filter matches everything. */
export const CaseSearch = z.object({
  text: z.string().max(60).default(''),
  states: z.array(z.enum(stateNames)).default([]),
  item: ItemCode.nullable().default(null),
  /** The days on which the case was opened. */
  opened: DaySpan.nullable().default(null),
  operatorId: OperatorId.nullable().default(null),
  /** A ticket number as called, such as Z012. */
  ticket: typedCode()
    .regex(/^[A-Za-z]\d{1,5}$/)
    .nullable()
    .default(null),
  after: CaseMark.nullable().default(null),
})
export const CasePage = z.object({ rows: z.array(CaseRow), next: CaseMark.nullable() })

export const unmaskSeconds = 60
export const CaseUnmask = z.object({ caseId: CaseId, reason: typedLines().min(4).max(200) })
export const CaseUnmasked = z.object({
  name: z.string(),
  docType: DocType,
  docNumber: z.string(),
  mobile: z.string(),
  address: z.string(),
  companion: z.object({ name: z.string(), docNumber: z.string(), mobile: z.string() }).nullable(),
  /** How long it may stay on the screen. */
  seconds: z.number(),
})
export type CaseUnmasked = z.infer<typeof CaseUnmasked>
