/** Says the values of a correction in words. Pure. */
import type { CorrectedValues, CorrectionView } from '../../../shared/ipc/shapes/correction.ts'
import { correctedValueText, correctionText as text } from '../../../shared/strings/zh-CN/correction.ts'
import { feeMethodText } from '../../../shared/strings/zh-CN/fee.ts'
import { oldCardChoiceText } from '../../../shared/strings/zh-CN/handover.ts'
import {
  companionLetterText,
  companionProofText,
  companionRoleText,
  docTypeText,
  longText,
  sexText,
} from '../../../shared/strings/zh-CN/identity.ts'
import { actionText } from '../../../shared/strings/zh-CN/workflow.ts'

/** Values that are codes, by the name of the value. */
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
