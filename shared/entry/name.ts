/** A person's name as it is kept: one form of dot, no space beside Han characters, single spaces between Latin words. */

import { entryWords } from '../strings/zh-CN/entry.ts'
import { z } from '../zod.ts'
import { halfWidth, settled, withoutUnseen } from './marks.ts'

/** U+00B7, the dot in names of several ethnic groups (MCA and others, 2016, No. 33, 1); input methods produce many look-alikes. */
export const nameDot = '\u00b7'

const dots =
  /[\u02d1\u0387\u05c1\u1427\u16eb\u2022\u2024\u2027\u2218\u2219\u22c5\u25aa\u25cf\u25e6\u26ab\u2981\u2e31\u2e33\u30fb\u318d\ua78f\uff65\u{10101}]/gu
const han = '[\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{33479}]'
// A full stop ends an abbreviation in Latin letters; between Han characters nothing but the dot can be meant.
const stops = new RegExp(`(?<=${han}) ?[.\u02d9\u3002\ufe12\ufe52\uff61] ?(?=${han})`, 'gu')
const besideHan = new RegExp(`(?<=${han}) | (?=${han})`, 'gu')

/** Composes a Latin letter and its accent (NFC) only: normalising everything would replace look-alike Han characters before they are refused. */
const composed = (text: string): string => text.replaceAll(/[A-Za-z][\u0300-\u036f]+/g, letter => letter.normalize('NFC'))

/** What came along with a name: the word in front of it, a quote, the stop of the sentence it stood in. */
const around = (name: string): string =>
  name
    .trim()
    .replace(entryWords.nameHead, '')
    .replace(/^=?["'`\u2018\u2019\u201c\u201d]+/u, '')
    .replace(/(?:["'`\u2018\u2019\u201c\u201d,;\u3001\u3002]+|(?<=[\u3007\u3400-\u9fff]):)$/u, '')
    .trim()

export const tidyName = (text: string): string => settled(text, tidyOnce)

const tidyOnce = (text: string): string =>
  around(
    composed(halfWidth(withoutUnseen(text).replaceAll(dots, nameDot)))
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/ ?\u00b7 ?/gu, nameDot)
      .replaceAll(stops, nameDot)
      .replaceAll(besideHan, ''),
  )

/** Compares two spellings after tidying both; case must match, because the document's spelling counts. */
export const sameName = (a: string, b: string): boolean => tidyName(a).normalize('NFC') === tidyName(b).normalize('NFC')

/** The same name with its parts held apart otherwise, as a file's name does that takes no dot and no space. */
export const sameLetters = (a: string, b: string): boolean => lettersOf(a) === lettersOf(b)
const lettersOf = (name: string): string =>
  tidyName(name)
    .normalize('NFC')
    .replaceAll(/[\s_.\u00b7-]/gu, '')

export const typedName = (): z.ZodString => z.string().overwrite(tidyName)
