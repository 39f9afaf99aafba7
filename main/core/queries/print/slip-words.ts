/** Turns what the store holds into the words a slip shows. */

import { parcelFields } from '../../../../shared/business/info-change.ts'
import { type FieldKey, type FormDraft, fieldGroups, fieldOf, fields, isBoolField } from '../../../../shared/form/fields.ts'
import { legible } from '../../../../shared/identity/drawn-characters.ts'
import { fen, yuan } from '../../../../shared/money.ts'
import type { Fee, OpeningHours, Profile } from '../../../../shared/profile/profile.ts'
import { boolText, fieldChoiceText, fieldGroupText, fieldText } from '../../../../shared/strings/zh-CN/form.ts'
import { longText } from '../../../../shared/strings/zh-CN/identity.ts'
import { weekdayText } from '../../../../shared/strings/zh-CN/profile.ts'
import { feeWords, hoursLine } from '../../../../shared/strings/zh-CN/slip.ts'
import { type Weekday, weekdays } from '../../../../shared/time.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { CodeBook } from '../../rules/form/codes.ts'
import type { FormCell, FormSlip } from '../slips/slip-data.ts'

/** Days with the same hours stand on one line; closed days are left out. */
export function hoursLines(hours: OpeningHours | null): string[] {
  if (!hours) return []
  const spans = (day: Weekday) => hours.week[day].map(span => `${span.from}–${span.to}`).join(' ')
  const runs: { from: Weekday; to: Weekday; spans: string }[] = []
  for (const day of weekdays) {
    const last = runs.at(-1)
    if (last && last.spans === spans(day)) runs[runs.length - 1] = { ...last, to: day }
    else runs.push({ from: day, to: day, spans: spans(day) })
  }
  return runs.filter(run => run.spans !== '').map(run => hoursLine(weekdayText[run.from], weekdayText[run.to], run.spans))
}

export function feeText(row: CaseRecord, fee: Fee | null): string {
  if (row.fee_waived) return feeWords.waived
  if (row.fee_due === null) return feeWords.unknown
  if (row.fee_due === 0) return feeWords.free
  const amount = yuan(fen(row.fee_due))
  return row.fee_at ? feeWords.paid(amount) : feeWords.due(amount, fee !== null)
}

/** What a field of the form reads like on paper. */
function wordOf(codes: CodeBook, key: FieldKey, draft: FormDraft): string {
  if (isBoolField(key)) return draft[key] === undefined ? '' : draft[key] ? boolText.yes : boolText.no
  const value = String(draft[key] ?? '')
  const { kind, table, choices: listed } = fieldOf(key)
  // A character without a glyph would be an empty box on the paper that is signed.
  if (kind === 'name') return legible(value)
  if (listed) return fieldChoiceText[key]?.[value] ?? value
  if (table) return codes.rowOf(table, value)?.label ?? value
  return value === 'long' ? longText : value
}

// Long values take the whole line of the grid.
const wideFields: readonly FieldKey[] = ['residenceAddr', 'mailAddr', 'employer', 'areaCode', 'parcelAddr', 'taxResidence', 'remark']
/** Left out of the paper where nobody gave them. */
const ifGiven: readonly FieldKey[] = [...parcelFields, 'personKind', 'employer', 'taxResidence', 'electronicCard']

export function formGroups(codes: CodeBook, draft: FormDraft): FormSlip['groups'] {
  const shown = fieldGroups.filter(group => group !== 'business' && (group !== 'agent' || draft.agentFlag === true))
  return shown.map(group => ({
    title: fieldGroupText[group],
    cells: fields
      .filter(field => field.group === group && !(ifGiven.includes(field.key) && wordOf(codes, field.key, draft) === ''))
      .map(
        (field): FormCell => ({
          label: fieldText[field.key],
          value: wordOf(codes, field.key, draft),
          wide: wideFields.includes(field.key),
        }),
      ),
  }))
}

export const hoursOf = (profile: Profile): string[] => hoursLines(profile.hours.value)
