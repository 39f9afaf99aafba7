/** Judges the papers and consents on a case against what its place asks of whoever came. */

import { ItemCode } from '../../../../shared/business/items.ts'
import type { MaterialCode } from '../../../../shared/business/materials.ts'
import { consentsFor } from '../../../../shared/business/notices.ts'
import { ReasonCode } from '../../../../shared/business/reasons.ts'
import { visitOf } from '../../../../shared/profile/companion.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { papersNeeded, type Visit } from '../../../../shared/profile/requirements.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { RecordsContext } from '../context.ts'
import { holderAge } from './rows.ts'
import { consentsIn, formIn, papersIn } from './values.ts'

type Asked = { readonly item: ItemCode; readonly reason: ReasonCode | null }

/** The visit of a case, for the item it has or is about to take. */
export const visitFor = (row: CaseRecord, { item, reason }: Asked = askedIn(row)): Visit =>
  visitOf(formIn(row), holderAge(row), item, reason)

const askedIn = (row: CaseRecord): Asked => ({
  item: ItemCode.parse(row.item),
  reason: row.reason === null ? null : ReasonCode.parse(row.reason),
})

/** The papers this place asks of the person in the chair. */
export const papersAsked = (profile: Profile, row: CaseRecord, asked?: Asked): readonly MaterialCode[] =>
  papersNeeded(profile, visitFor(row, asked)).map(paper => paper.material)

/** Whether the papers ticked at the business step are those of whoever the form says came. */
export function papersSeen(core: RecordsContext, row: CaseRecord): boolean {
  const seen = papersIn(row)
  return papersAsked(profileOfCase(core, row), row).every(paper => seen.includes(paper))
}

/** Whether every consent the item and the holder's age need is on the case. */
export function consentsGiven(row: CaseRecord): boolean {
  const given = consentsIn(row)
  return consentsFor(ItemCode.parse(row.item), holderAge(row), row.photo_plan).every(consent => given.includes(consent))
}
