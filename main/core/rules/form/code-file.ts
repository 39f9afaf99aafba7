/** Defines the schema of a shipped code table. */
import { CodeTable as TableName } from '../../../../shared/form/fields.ts'
import { z } from '../../../../shared/zod.ts'

/** A row is code, name, then other codes with the same meaning. */
export const CodeFile = z.object({
  table: TableName,
  standard: z.string().min(1),
  source: z.string().min(1),
  notes: z.array(z.string()),
  /** Rows shown first, and rows allowed for a guardian. */
  common: z.array(z.string()).optional(),
  guardians: z.array(z.string()).optional(),
  /** Days from which rows newer than the list exist. */
  since: z.record(z.string(), z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/)).optional(),
  /** What ends the names and may be left out, and the peoples named before it. */
  endings: z.array(z.string()).optional(),
  peoples: z.array(z.string()).optional(),
  /** Syllables of names that a dictionary reads otherwise. */
  readings: z.record(z.string(), z.string()).optional(),
  rows: z.array(z.tuple([z.string(), z.string()]).rest(z.string())).min(1),
})

export type CodeFile = z.infer<typeof CodeFile>

/** Codes that stand on old documents and are no longer given: code, name, year or day of their end, what they belonged to, today's codes. */
export const PastCodeFile = CodeFile.pick({ table: true, standard: true, source: true, notes: true }).extend({
  rows: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()]).rest(z.string())),
})
export type PastCodeFile = z.infer<typeof PastCodeFile>
