/** Shapes of the audit log. */
import { CaseId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

/** `before`: only entries older than that one, for the next page. */
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
  /** What the person said when the entry was made, kept beside the log. */
  words: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
/** The newest first; `more` where older ones were left out. */
export const AuditView = z.object({ entries: z.array(AuditEntry), more: z.boolean() })
/** The first entry that does not fit; null when the whole log is intact. */
export const AuditVerified = z.object({ brokenAt: z.number().nullable() })
