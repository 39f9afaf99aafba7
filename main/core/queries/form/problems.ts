/** Lists what the form of a case lacks or has wrong. */

import { caseDay } from '../../../../shared/business/case-day.ts'
import { formAsks } from '../../../../shared/business/info-change.ts'
import { ItemCode } from '../../../../shared/business/items.ts'
import { ReasonCode } from '../../../../shared/business/reasons.ts'
import { completeForm, type WrongField } from '../../../../shared/form/complete.ts'
import { offersMail } from '../../../../shared/profile/ask.ts'
import { visitOf } from '../../../../shared/profile/companion.ts'
import { mayCome } from '../../../../shared/profile/requirements.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { holderAge } from '../../records/case/rows.ts'
import { changesIn, formIn } from '../../records/case/values.ts'
import type { RecordsContext } from '../../records/context.ts'
import { profileOfCase } from '../../rules/profile/current.ts'

/** What the form of a case lacks or has wrong, one list for guards and screens. */
export function formProblems(core: RecordsContext, row: CaseRecord): { field: string; code: string }[] {
  const draft = formIn(row)
  const { missing, wrong } = completeForm(
    draft,
    {
      isCode: core.resources.isCode,
      asks: key => formAsks(row.path, key, draft),
      ageDay: caseDay(row.opened_at),
      mail: offersMail(profileOfCase(core, row)),
    },
    core.clock.today(),
  )
  const reason = row.reason === null ? null : ReasonCode.parse(row.reason)
  const visit = visitOf(draft, holderAge(row), ItemCode.parse(row.item), reason)
  const agentHere = visit.by === 'holder' || mayCome(profileOfCase(core, row), visit) !== false
  const barred = agentHere ? [] : [{ field: 'agentFlag', code: 'AGENT_NOT_HERE' }]
  const lacking = missing.map(field => ({ field: field as string, code: 'FIELD_MISSING' }))
  return [
    ...barred,
    ...unchanged(row),
    ...lacking,
    ...wrong.map((found: WrongField) => ({ field: found.field as string, code: found.code as string })),
  ]
}

/** A change of data that changes nothing is none; the number that is changed most often is where it is said. */
export function unchanged(row: CaseRecord): { field: string; code: string }[] {
  if (row.path !== 'record' || row.form_before === null) return []
  return changesIn(row).length > 0 ? [] : [{ field: 'mobile', code: 'NOTHING_CHANGED' }]
}
