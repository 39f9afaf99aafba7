/** Numbers of documents as they are kept: half width, upper case, nothing between the characters. */
import { z } from '../zod.ts'
import { compact } from './marks.ts'

// What stands for the check character X: multiplication signs, the Roman ten, the Greek and Cyrillic letters.
const looksLikeX = /(?<=^\d{17})[\u00d7\u03a7\u03c7\u0425\u0445\u2169\u2179\u2573\u2715\u2716\u2a09]$/u
/** A heading copied along with the number, which always ends with a colon, and the quote by which a sheet says that it is text. */
const ahead = /^(?:[\u3400-\u9fffA-Za-z./()]{1,16}:)?['"`\u2018\u2019\u201c\u201d]*/u
const behind = /['"`\u2018\u2019\u201c\u201d,.;\u3001\u3002]+$/u

/** Groups in fours, dashes between address, birth and sequence, a small x: all of it is one number. */
export const tidyNumber = (text: string): string =>
  compact(text).replace(ahead, '').replace(behind, '').replaceAll('-', '').replace(looksLikeX, 'X').toUpperCase()

export const typedNumber = (): z.ZodString => z.string().overwrite(tidyNumber)
