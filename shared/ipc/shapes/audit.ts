/** Shapes of the audit log. */
import { CaseId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

/** `before`: only older entries than this one, for the next page. */
export const AuditFind = z.object({ caseId: CaseId.nullable(), day: Day.nullable(), before: z.int().positive().nullable().default(null) })
export const AuditEntry = z.object({
  seq: z.number(),
  at: z.string(),
  operator: z.string().nullable(),
  counter: z.string().nullable(),
  what: z.string(),
  caseNumber: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The reason the person typed, stored outside the log. */
  words: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
/** Newest first; `more` if there are older entries. */
export const AuditView = z.object({ entries: z.array(AuditEntry), more: z.boolean() })
/** The first entry that breaks the chain; null if the whole log is intact. */
export const AuditVerified = z.object({ brokenAt: z.number().nullable() })
