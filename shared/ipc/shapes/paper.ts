/** Shapes of the copies of papers: one page in, and what is known of it. */

import { ItemCode } from '../../business/items.ts'
import { MaterialCode } from '../../business/materials.ts'
import { ReasonCode } from '../../business/reasons.ts'
import { Bytes } from '../../bytes.ts'
import { CaseId, PageId } from '../../ids.ts'
import { z } from '../../zod.ts'
import { ImageBytes } from './photo.ts'

/** `camera`: the document camera of the counter; `file`: scanned or sent before. */
export const pageSources = ['camera', 'file'] as const
export type PageSource = (typeof pageSources)[number]

export const mostPagesOfPaper = 12
export const mostPagesOfCase = 40

/** Quarter turns clockwise, for a paper that lies on its side. */
const Quarters = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])

/** Which paper a page is of. What is asked for depends on item and reason, which may not stand on the case yet. */
const PageOf = z.object({
  caseId: CaseId,
  item: ItemCode,
  reason: ReasonCode,
  material: MaterialCode,
  quarters: Quarters,
  /** The page it takes the place of; null for the next one. */
  instead: PageId.nullable(),
})
export const PaperAdd = PageOf.extend({
  source: z.enum(pageSources),
  image: ImageBytes,
  /** What took it, by its own name; null for a file. */
  camera: z
    .object({ id: z.string().max(200), name: z.string().max(200) })
    .nullable()
    .default(null),
})
export const PaperShoot = PageOf.extend({ lens: z.string().min(1).max(200) })
export const PaperRef = z.object({ caseId: CaseId, pageId: PageId })
export const PaperBytes = z.object({ image: Bytes.nullable() })

export const PageView = z.object({
  id: PageId,
  material: MaterialCode,
  /** From 1, among the pages of its paper. */
  page: z.number().int(),
  source: z.enum(pageSources),
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  /** Its four edges were found and it was laid flat; otherwise the whole picture is kept. */
  found: z.boolean(),
  /** A corner lies outside of the picture. */
  cut: z.boolean(),
  /** Too few pixels for small print. */
  coarse: z.boolean(),
  at: z.string(),
})
export type PageView = z.infer<typeof PageView>
