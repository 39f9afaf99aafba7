/** The shape of one row of a code table and of a search in one. */
import { z } from '../zod.ts'
import { CodeTable } from './fields.ts'

export const CodeRow = z.object({
  code: z.string().min(1),
  name: z.string().min(1),
  /** What a person reads: for a division the whole path from the province down. */
  label: z.string().min(1),
})
export type CodeRow = z.infer<typeof CodeRow>

/** Text in Chinese, pinyin, initials or digits. Empty text lists the table's own order from the start. */
export const CodesFind = z.object({
  table: CodeTable,
  text: z.string().trim().max(40),
  limit: z.int().min(1).max(100).default(20),
})
export type CodesFind = z.infer<typeof CodesFind>

/** Asks for what stands right under a row, such as the cities of a province; an empty parent is the top. */
export const CodesUnder = z.object({
  table: CodeTable,
  parent: z.string().max(6),
  text: z.string().trim().max(40),
})
export type CodesUnder = z.infer<typeof CodesUnder>
/** `more`: it has rows of its own under it. */
export const CodeBranch = CodeRow.extend({ more: z.boolean() })
export type CodeBranch = z.infer<typeof CodeBranch>
