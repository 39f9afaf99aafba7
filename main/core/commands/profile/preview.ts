/** Says what a change of the rules would do before it is saved: which rules read otherwise, which open cases would go another way. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { ReasonCode } from '../../../../shared/business/reasons.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { judgedOtherwise } from '../../../../shared/profile/effect.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { changeWords } from '../../../../shared/strings/zh-CN/rules.ts'
import { type OpenCase, openCases } from '../../records/case/open-cases.ts'
import { caseIdOf, holderAge } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'
import { drafted } from './change.ts'

/** Cases named one by one; the count tells of the rest. */
const mostCases = 200

export async function previewProfile(
  core: Core,
  _who: Who,
  { change, begins }: Parsed<'profile.preview'>,
): Promise<Out<'profile.preview'>> {
  const { next, before, problems, overrules } = drafted(core, change, begins)
  const open = await openCases(core.store.db)
  const touched = problems.length > 0 ? [] : open.flatMap(row => caseUnder(core, next, row))
  return {
    changes: [...changeWords(before, next)],
    problems: [...problems],
    cases: touched.slice(0, mostCases),
    caseCount: touched.length,
    openCount: open.length,
    overrules: overrules.map(({ version, begins }) => ({ version, begins })),
  }
}

function caseUnder(core: Core, next: Profile, row: OpenCase): Out<'profile.preview'>['cases'] {
  const item = ItemCode.parse(row.item)
  const rules = judgedOtherwise(profileOfCase(core, row), next, {
    item,
    reason: ReasonCode.safeParse(row.reason).data ?? null,
    age: holderAge(row),
    byAgent: row.byAgent,
  })
  if (rules.length === 0) return []
  const version = `${row.profile} ${row.profile_version}`
  return [{ caseId: caseIdOf(row), number: row.number, state: row.state, item, version, rules: [...rules] }]
}
