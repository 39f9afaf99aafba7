/** Numbers of documents as they are kept: half width, upper case, nothing between the characters. */
import { entryWords } from '../strings/zh-CN/entry.ts'
import { z } from '../zod.ts'
import { compact, settled } from './marks.ts'

// What stands for the check character X: multiplication signs, the Roman ten, the Greek and Cyrillic letters.
const looksLikeX = /(?<=^\d{17})[\u00d7\u03a7\u03c7\u0425\u0445\u2169\u2179\u2573\u2715\u2716\u2a09]$/u
/** A heading copied along with the number, which always ends with a colon, and the quote by which a sheet says that it is text. */
const ahead = /^(?:[\u3400-\u9fffA-Za-z./()]{1,16}:|No\.|[#\u2116])?=?['"`\u2018\u2019\u201c\u201d]*/iu
const behind = /['"`\u2018\u2019\u201c\u201d,.;:\u3001\u3002]+$/u
const bracketed = /^[[({\u3010\u300c]([^()[\]{}]+)[\])}\u3011\u300d]$/u
/** Address, birth and sequence, or groups in fours: other signs than dashes between them, where that is all they can be. */
const grouped = /^(?:\d{6}([./\u00b7|_,])\d{4}\1?\d{4}\1\d{3}[\dX]|\d{4}([./\u00b7|_,])\d{4}\2\d{4}\2\d{4}\2\d[\dX])$/iu

const tidyOnce = (text: string): string =>
  compact(text)
    .replace(bracketed, '$1')
    .replace(ahead, '')
    .replace(entryWords.numberHead, '')
    .replace(behind, '')
    .replaceAll('-', '')
    .replace(grouped, number => number.replaceAll(/[^\dX]/giu, ''))
    .replace(looksLikeX, 'X')
    .toUpperCase()

/** Groups in fours, dashes between address, birth and sequence, a small x: all of it is one number. */
export const tidyNumber = (text: string): string => settled(text, tidyOnce)

export const typedNumber = (): z.ZodString => z.string().overwrite(tidyNumber)
