/** Telephone numbers as they are kept: digits only, without the country's own code; a foreign number keeps its plus. */

import { entryWords } from '../strings/zh-CN/entry.ts'
import { z } from '../zod.ts'
import { compact } from './marks.ts'

const mobile = /^1[3-9]\d{9}$/
/** A mainland mobile number; nothing else can be texted from a branch. */
export const isMobile = (number: string): boolean => mobile.test(number)
/** A heading copied along (`tel:`), and the quote by which a sheet says that it is text. */
const ahead = /^(?:[\u3400-\u9fffA-Za-z/()]{1,16}:)?=?['"`\u201c\u201d\u2018\u2019]*/u

/** A number an export wrote as a fraction. Taken for a separator, its point would make a whole number of one that lacks a digit. */
const asAFraction = /^(\d+)\.0{1,2}$/

/** Without what people put between the digits. A letter or any other sign stays, so that the number is refused and not another one. */
const digitsOf = (text: string): string =>
  compact(text)
    .replace(ahead, '')
    .replace(/["'`\u2018\u2019\u201c\u201d,;.\u3001\u3002]+$/u, '')
    .replaceAll(/[-()]/g, '')
    .replace(asAFraction, '$1')
    .replaceAll(/(?<=\d)[./](?=\d)/g, '')

/** Signs that stand for a gap or a telephone, and the word in front of a number whose colon was left out: taken off where a whole number is left. */
const besides = /[\u00b7\u2022\u2027_|~#]|\p{So}/gu
const wordAhead = /^\p{Script=Han}{1,8}/u

/** China's own code, `+86`, `0086` or `86`, and the zero that was dialled before a mobile number far away, all in front of a whole one. */
export function tidyMobile(text: string): string {
  const digits = digitsOf(text).replace(/^00(?=[1-9])/, '+')
  return [digits, digits.replaceAll(besides, '').replace(wordAhead, '')].map(ownOf).find(isMobile) ?? digits
}

const ownOf = (digits: string): string => digits.replace(/^\+?86/, '').replace(/^0(?=1)/, '')

/** A fixed line with its area code; an extension follows as it is. */
export function tidyPhone(text: string): string {
  const digits = digitsOf(compact(text).replace(/^(?:\(86\)|86-)-?(?=\d)/, '+86'))
    .replaceAll(entryWords.extension, '')
    .replace(/^00(?=[1-9])/, '+')
  const own = tidyMobile(digits)
  if (mobile.test(own)) return own
  return digits.replace(/^\+860?(?=[1-9])/, '0')
}

/** A whole number of another country or of Hong Kong, Macao or Taiwan, with its plus. */
export const isAbroad = (number: string): boolean => /^\+(?!86)[1-9]\d{6,14}$/.test(number)

export const typedMobile = (): z.ZodString => z.string().overwrite(tidyMobile)
export const typedPhone = (): z.ZodString => z.string().overwrite(tidyPhone)
