/** Says of an agent or guardian, while typed or when taken, what this place and the item make of them. */
import { caseDay } from '../../../../shared/business/case-day.ts'
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

export type Beside = {
  readonly profile: Profile
  readonly holder: HolderSeen
  /** Null while nobody has said what is wanted. */
  readonly item: ItemCode | null
  /** Null while no case is open: then the holder's age is today's. */
  readonly openedAt: string | null
}

const ageOfHolder = (core: RecordsContext, { holder, openedAt }: Beside): number =>
  ageOn(holder.birth, openedAt === null ? core.clock.today() : caseDay(openedAt))

/** The holder's age is that of the case; the companion's own documents must hold today, as they come today. */
export function judged(core: RecordsContext, companion: CompanionInput, beside: Beside): CompanionVerdict {
  const { profile, holder, item } = beside
  const today = core.clock.today()
  const asked = companionAsked(profile, item, companion.role, ageOfHolder(core, beside))
  const { problems, warnings } = checkCompanion(tidied(companion), holder, asked, today)
  return { problems: [...problems, ...relationUnknown(core, companion)], warnings }
}

/** Only the core has the table of relations. */
const relationUnknown = (core: RecordsContext, { relation }: CompanionInput): CompanionProblem[] =>
  relation === '' || core.resources.isCode('relation', relation) ? [] : [{ field: 'relation', code: 'RELATION_MISSING' }]

export async function judgeCompanion(core: RecordsContext, _who: Who, input: Parsed<'people.judge'>): Promise<Out<'people.judge'>> {
  const { companion, ...beside } = input
  const { problems, warnings } = judged(core, companion, { profile: profileOf(core), ...beside })
  return { problems: [...problems], warnings: [...warnings], broughtToday: await broughtToday(core, companion) }
}

/** Whether the holder may be served with whoever came, or alone. */
export const isRight = (core: RecordsContext, companion: CompanionInput | null, beside: Beside): boolean =>
  companion === null ? ageOfHolder(core, beside) >= guardianAge : judged(core, companion, beside).problems.length === 0

/** @throws Refusal COMPANION_WRONG with the fields and codes; GUARDIAN_NEEDED for a minor who came without one. */
export function refuseWrong(core: RecordsContext, companion: CompanionInput | null, beside: Beside): void {
  if (companion === null) {
    if (ageOfHolder(core, beside) < guardianAge) throw new Refusal('GUARDIAN_NEEDED')
    return
  }
  const { problems } = judged(core, companion, beside)
  if (problems.length === 0) return
  throw new Refusal('COMPANION_WRONG', { fields: problems.map(({ field }) => field), codes: problems.map(({ code }) => code) })
}
