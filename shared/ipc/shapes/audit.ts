/** Shapes of the audit log. */
import { CaseId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

export const AuditFind = z.object({ caseId: CaseId.nullable(), day: Day.nullable() })
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
})
export type AuditEntry = z.infer<typeof AuditEntry>
export const AuditView = z.object({ entries: z.array(AuditEntry) })
/** The first entry that does not fit; null when the whole log is intact. */
export const AuditVerified = z.object({ brokenAt: z.number().nullable() })
