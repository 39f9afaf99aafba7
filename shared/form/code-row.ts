/** The shape of one row of a code table and of a search in one. */
import { typedCode } from '../entry/code.ts'
import { typedLine, typedLines } from '../entry/text.ts'
import { Day } from '../time.ts'
import { z } from '../zod.ts'
import { CodeTable } from './fields.ts'

export const CodeRow = z.object({
  code: z.string().min(1),
  name: z.string().min(1),
  /** Display text: for a division the full path from the province down. */
  label: z.string().min(1),
  /** What is to be known of it before it is chosen: since when it exists, or that it does not any more. */
  note: z.string().optional(),
})
export type CodeRow = z.infer<typeof CodeRow>

/** Text in Chinese, pinyin, initials or digits. Empty text lists the table from the start. */
export const CodesFind = z.object({
  table: CodeTable,
  text: typedLines().max(40),
  limit: z.int().min(1).max(100).default(20),
})
export type CodesFind = z.infer<typeof CodesFind>

/** Lists the direct children of a row, such as the cities of a province; an empty parent is the top level. */
export const CodesUnder = z.object({
  table: CodeTable,
  parent: z.string().max(6),
  text: typedLines().max(40),
})
export type CodesUnder = z.infer<typeof CodesUnder>
/** `more`: the row has children. */
export const CodeBranch = CodeRow.extend({ more: z.boolean() })
export type CodeBranch = z.infer<typeof CodeBranch>

/** A division the shipped list does not have: its code, since when, and the notice it stands in. */
export const DivisionAdd = z.object({
  code: typedCode().regex(/^[1-9]\d{5}$/),
  name: typedLine().min(2).max(20),
  since: Day,
  source: typedLine().min(4).max(100),
})
export type DivisionAdd = z.infer<typeof DivisionAdd>
