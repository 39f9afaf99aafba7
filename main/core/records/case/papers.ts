/** Judges the papers and consents on a case against what its place asks of whoever came. */

import { ItemCode } from '../../../../shared/business/items.ts'
import type { MaterialCode } from '../../../../shared/business/materials.ts'
import { consentsFor } from '../../../../shared/business/notices.ts'
import { papersFor } from '../../../../shared/profile/ask.ts'
import { comingOf } from '../../../../shared/profile/companion.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { RecordsContext } from '../context.ts'
import { holderAge } from './rows.ts'
import { consentsIn, formIn, papersIn } from './values.ts'

/** The papers this place asks of the person in the chair. */
export function papersAsked(profile: Profile, item: ItemCode, age: number, row: CaseRecord): readonly MaterialCode[] {
  const coming = comingOf(formIn(row), age)
  return papersFor(profile, item, coming).map(paper => paper.material)
}

/** Whether the papers ticked at the business step are those of whoever the form says came. */
export function papersSeen(core: RecordsContext, row: CaseRecord): boolean {
  const seen = papersIn(row)
  return papersAsked(profileOfCase(core, row), ItemCode.parse(row.item), holderAge(row), row).every(paper => seen.includes(paper))
}

/** Whether every consent the item and the holder's age need is on the case. */
export function consentsGiven(row: CaseRecord): boolean {
  const given = consentsIn(row)
  return consentsFor(ItemCode.parse(row.item), holderAge(row), row.photo_plan).every(consent => given.includes(consent))
}
