/** Says what a text to a holder reads like, and where it goes. */

import { isMobile } from '../../../../shared/entry/phone.ts'
import type { FormDraft } from '../../../../shared/form/fields.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import type { ReminderKind } from '../../../../shared/pickup/reminder.ts'
import type { Fault } from '../../../../shared/review/fault.ts'
import { faultWords } from '../../../../shared/strings/zh-CN/fault-words.ts'
import { reminderText } from '../../../../shared/strings/zh-CN/pickup.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { formIn } from '../case/values.ts'
import type { RecordsContext } from '../context.ts'
import type { Booked } from '../pickup/rows.ts'
import { limitsOf } from '../pickup/waited.ts'
import { nothingThen, type ToldThen } from './told.ts'

export const phoneFrom = ({ mobile }: FormDraft): string | null => (mobile && isMobile(mobile) ? mobile : null)

export const phoneOf = (row: CaseRecord): string | null => phoneFrom(formIn(row))

export type Tells = { readonly booked: Booked | null; readonly then?: ToldThen; readonly faults?: readonly Fault[] }

/** The name masked, no number of a document: a text is read on locked screens. */
export function wordsOf(
  core: RecordsContext,
  row: CaseRecord,
  kind: ReminderKind,
  { booked, then = nothingThen, faults = [] }: Tells,
): string {
  const { name, address, phone } = core.branch
  return reminderText[kind]({
    branch: name,
    address,
    phone,
    holder: maskName(row.name),
    number: row.number,
    booked,
    // A day that has come without the card is no promise any more.
    promised: row.promised_day !== null && row.promised_day > core.clock.today() ? row.promised_day : null,
    faults: [...new Set(faults.map(faultWords))],
    ...then,
    ...limitsOf(core, row),
  })
}
