/** Shapes of the registers of branches that were merged into this one: read, searched, never continued. */
import { MergedColumns } from '../../disclosure/merged.ts'
import { typedCode } from '../../entry/code.ts'
import { typedLine } from '../../entry/text.ts'
import { MergedId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'
import { DisclosureReason } from './disclosure.ts'

/** Of a register that holds more, the years are brought in one by one. */
export const mostMergedRows = 100_000

export const MergedOnly = z.object({ id: MergedId })

export const MergedList = z.object({
  /** A sheet that was read and waits for somebody to say what its columns are. */
  taken: z
    .object({
      id: MergedId,
      /** What stands over each column, and in how many lines something stands under it. No value of a line leaves the core here. */
      headings: z.array(z.object({ name: z.string(), filled: z.number() })),
      columns: MergedColumns,
      rows: z.number(),
    })
    .nullable(),
  brought: z.array(
    z.object({
      id: MergedId,
      branch: z.string(),
      code: z.string(),
      rows: z.number(),
      from: Day.nullable(),
      to: Day.nullable(),
      by: z.string(),
      at: z.string(),
    }),
  ),
})
export type MergedList = z.infer<typeof MergedList>

export const MergedBring = MergedOnly.extend({
  branch: typedLine().min(2).max(50),
  /** As on the old branch's papers; no rule of ours holds for it. */
  code: typedCode().min(1).max(20),
  columns: MergedColumns,
})
/** `unread`: the lines of the sheet without number or name, at most a hundred of them; `known`: lines another sheet of the same branch had brought. */
export const MergedBrought = z.object({ rows: z.number(), unread: z.array(z.number()), unreadCount: z.number(), known: z.number() })
export type MergedBrought = z.infer<typeof MergedBrought>

export const MergedDrop = MergedOnly.extend({ reason: DisclosureReason })

export const MergedFind = z.object({ text: z.string().max(60) })
export const MergedRow = z.object({
  id: MergedId,
  at: z.number(),
  branch: z.string(),
  number: z.string(),
  maskedName: z.string(),
  maskedNumber: z.string(),
  item: z.string(),
  state: z.string(),
  opened: Day.nullable(),
})
export type MergedRow = z.infer<typeof MergedRow>
/** A list shows no more; whoever looks for one case finds it by a whole value. */
export const mostMergedFound = 100

export const MergedLook = MergedOnly.extend({ at: z.number().int().positive(), reason: DisclosureReason })
/** The line as the sheet had it. */
export const MergedLooked = z.object({ cells: z.array(z.object({ name: z.string(), value: z.string() })), seconds: z.number() })
export type MergedLooked = z.infer<typeof MergedLooked>
