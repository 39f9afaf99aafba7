/** The people who may stand at the counter for a holder: alone, with somebody new, or with somebody of the case before. Pure. */
import type { ItemCode } from '../../../shared/business/items.ts'
import { guardianAge } from '../../../shared/form/complete.ts'
import { companionAge } from '../../../shared/identity/companion.ts'
import { maskName } from '../../../shared/identity/mask.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { companionAsked } from '../../../shared/profile/companion.ts'
import { companionRoleText, peopleText as text } from '../../../shared/strings/zh-CN/identity.ts'
import type { Choice } from '../../kit/choice-field.tsx'
import { type CompanionDraft, draftOf, emptyCompanion, holderAsCompanion } from './companion-draft.ts'

export const ways = ['self', 'agent', 'guardian', 'same', 'before'] as const
export type Way = (typeof ways)[number]
export const wayOf = (value: string): Way => ways.find(way => way === value) ?? 'self'

type Chair = {
  readonly age: number | null
  readonly item: ItemCode | null
  readonly profile: Out<'profile.view'>
  /** The case of the family member before. */
  readonly after: CaseView | null
}

const isMinor = (age: number | null): boolean => age !== null && age < guardianAge
const mayFollow = (after: CaseView | null): after is CaseView => after !== null && after.age >= companionAge

export function choicesOf({ age, item, profile, after }: Chair): readonly Choice[] {
  const minor = isMinor(age)
  const barred = companionAsked(profile, item, 'agent', age ?? companionAge).mayCome === false
  const brought = after?.companion
  return [
    { value: 'self', label: text.self, off: minor },
    { value: 'agent', label: companionRoleText.agent, off: minor || barred, ...(barred ? { note: text.agentNo } : {}) },
    { value: 'guardian', label: companionRoleText.guardian },
    ...(brought
      ? [
          {
            value: 'same',
            label: text.same(companionRoleText[brought.role], maskName(brought.name)),
            off: minor && brought.role === 'agent',
          },
        ]
      : []),
    ...(mayFollow(after) ? [{ value: 'before', label: text.before(maskName(after.identity.name)), off: barred && !minor }] : []),
  ]
}

/** What is proposed once the age is known: a minor comes with the guardian of the case before, or its holder, or a new one. */
export function proposed({ age, after }: Chair, way: Way): Way {
  if (!isMinor(age) || way === 'guardian' || way === 'before') return way
  if (after?.companion?.role === 'guardian') return 'same'
  return mayFollow(after) ? 'before' : 'guardian'
}

export function companionFor(way: Exclude<Way, 'self'>, { age, after }: Chair): CompanionDraft {
  if (way === 'same' && after?.companion) return draftOf(after.companion)
  if (way === 'before' && after) return holderAsCompanion(after, isMinor(age) ? 'guardian' : 'agent')
  return emptyCompanion(way === 'guardian' ? 'guardian' : 'agent')
}
