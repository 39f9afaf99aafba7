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
  rows: z.array(z.tuple([z.string(), z.string()]).rest(z.string())).min(1),
})

export type CodeFile = z.infer<typeof CodeFile>
