/** Says of an agent or guardian, while typed or when taken, what this place and the item make of them. */
import type { ItemCode } from '../../../../shared/business/items.ts'
import { guardianAge } from '../../../../shared/form/complete.ts'
import { type CompanionProblem, type CompanionVerdict, checkCompanion } from '../../../../shared/identity/companion.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CompanionInput } from '../../../../shared/ipc/shapes/identity.ts'
import { companionAsked } from '../../../../shared/profile/companion.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { ageOn } from '../../../../shared/time.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { RecordsContext, Who } from '../context.ts'
import { broughtToday, tidied } from './rows.ts'

export type HolderSeen = Parsed<'people.judge'>['holder']

/** `item` is null while nobody has said what is wanted. */
export function judged(
  core: RecordsContext,
  profile: Profile,
  companion: CompanionInput,
  holder: HolderSeen,
  item: ItemCode | null,
): CompanionVerdict {
  const today = core.clock.today()
  const asked = companionAsked(profile, item, companion.role, ageOn(holder.birth, today))
  const { problems, warnings } = checkCompanion(tidied(companion), holder, asked, today)
  return { problems: [...problems, ...relationUnknown(core, companion)], warnings }
}

/** Only the core has the table of relations. */
const relationUnknown = (core: RecordsContext, { relation }: CompanionInput): CompanionProblem[] =>
  relation === '' || core.resources.isCode('relation', relation) ? [] : [{ field: 'relation', code: 'RELATION_MISSING' }]

export async function judgeCompanion(core: RecordsContext, _who: Who, input: Parsed<'people.judge'>): Promise<Out<'people.judge'>> {
  const { companion, holder, item } = input
  const { problems, warnings } = judged(core, profileOf(core), companion, holder, item)
  return { problems: [...problems], warnings: [...warnings], broughtToday: await broughtToday(core, companion) }
}

/** @throws Refusal COMPANION_WRONG with the fields and codes; GUARDIAN_NEEDED for a minor who came without one. */
export function refuseWrong(
  core: RecordsContext,
  profile: Profile,
  companion: CompanionInput | null,
  holder: HolderSeen,
  item: ItemCode | null,
): void {
  if (companion === null) {
    if (ageOn(holder.birth, core.clock.today()) < guardianAge) throw new Refusal('GUARDIAN_NEEDED')
    return
  }
  const { problems } = judged(core, profile, companion, holder, item)
  if (problems.length === 0) return
  throw new Refusal('COMPANION_WRONG', { fields: problems.map(({ field }) => field), codes: problems.map(({ code }) => code) })
}
