/** Says the values of a correction in words. Pure. */
import type { CorrectedValues, CorrectionView } from '../../ipc/shapes/correction.ts'
import { materialText, noticeTitle } from './business.ts'
import { correctedValueText, correctionText as text } from './correction.ts'
import { feeMethodText } from './fee.ts'
import { oldCardChoiceText } from './handover.ts'
import { companionLetterText, companionProofText, companionRoleText, docTypeText, longText, sexText } from './identity.ts'
import { actionText } from './workflow.ts'

/** Says the values of a correction in words. Pure. */
const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  docType: docTypeText,
  method: feeMethodText,
  sex: sexText,
  validTo: { long: longText },
  event: actionText,
  role: companionRoleText,
  letter: companionLetterText,
  proof: companionProofText,
  oldCard: oldCardChoiceText,
  papers: materialText,
  notices: noticeTitle,
  agreed: noticeTitle,
}

export function valueWords(name: string, value: CorrectedValues[string] | undefined): string {
  if (value === null || value === undefined || value === '') return text.none
  if (typeof value === 'boolean') return value ? text.yes : text.no
  const said = (one: string | number) => codes[name]?.[String(one)] ?? String(one)
  return Array.isArray(value) ? value.map(said).join(text.and) || text.none : said(value)
}

export const nameWords = (name: string): string => correctedValueText[name] ?? name

export const changeWords = ({ was, now }: Pick<CorrectionView, 'was' | 'now'>): string =>
  Object.keys(now)
    .map(name => text.change(nameWords(name), valueWords(name, was[name]), valueWords(name, now[name])))
    .join(text.next)
