/** Codes as they are printed on cards, slips and receipts: upper case, half width, no gaps; a dash is part of some. */
import { z } from '../zod.ts'
import { compact } from './marks.ts'

export const tidyCode = (text: string): string => compact(text).toUpperCase()

export const typedCode = (): z.ZodString => z.string().overwrite(tidyCode)
