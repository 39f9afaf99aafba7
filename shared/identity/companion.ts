/** Checks an agent or guardian who comes for or with a holder, by the same rules as the holder's own document. */
import { isAbroad, isMobile } from '../entry/phone.ts'
import { ageOn, type Day } from '../time.ts'
import { z } from '../zod.ts'
import { checkIdentity, type DocumentCode, type Identity, type IdentityNote } from './check.ts'
import { type DocType, personOf } from './documents.ts'
import type { NumberCode } from './id-number.ts'
import type { NameCode } from './person-name.ts'

export const companionRoles = ['agent', 'guardian'] as const
export const CompanionRole = z.enum(companionRoles)
export type CompanionRole = z.infer<typeof CompanionRole>

/** The written authority an agent brings; some places accept a signed promise instead of a letter. */
export const companionLetters = ['none', 'authority', 'notarised', 'promise'] as const
export const CompanionLetter = z.enum(companionLetters)
export type CompanionLetter = z.infer<typeof CompanionLetter>

/** Proof of guardianship. */
export const guardianProofs = ['register', 'birth-certificate', 'other'] as const
export const GuardianProof = z.enum(guardianProofs)
export type GuardianProof = z.infer<typeof GuardianProof>

export type Companion = Identity & {
  readonly role: CompanionRole
  /** GB/T 4761: relation of the companion to the holder. */
  readonly relation: string
  readonly mobile: string
  readonly letter: CompanionLetter
  readonly proof: GuardianProof | null
}

/** What the place, the item and the holder's age require of a companion. */
export type CompanionAsked = {
  /** False if only the holder may apply for this item; null if the place has no rule. */
  readonly mayCome: boolean | null
  readonly guardianOnly: boolean
  readonly letter: 'none' | 'authority' | 'notarised'
}

export const companionCodes = [
  'AGENT_NOT_HERE',
  'AGENT_IS_HOLDER',
  'AGENT_TOO_YOUNG',
  'AGENT_RELATION_SELF',
  'RELATION_MISSING',
  'MINOR_NEEDS_GUARDIAN',
  'COMPANION_MOBILE',
  'COMPANION_MOBILE_ABROAD',
  'LETTER_MISSING',
  'LETTER_NOT_NOTARISED',
  'PROOF_MISSING',
] as const
export type CompanionCode = (typeof companionCodes)[number]
export const companionWarnings = ['LETTER_PROMISED'] as const
export type CompanionWarning = (typeof companionWarnings)[number]

export type CompanionField = keyof Companion
export type CompanionProblem = { readonly field: CompanionField; readonly code: CompanionCode | NumberCode | NameCode | DocumentCode }
export type CompanionNote = IdentityNote | { readonly field: CompanionField; readonly code: CompanionWarning }
export type CompanionVerdict = { readonly problems: readonly CompanionProblem[]; readonly warnings: readonly CompanionNote[] }

/** Civil Code Art. 17 and 18: full capacity from 18. Only the teller can judge whether an adult companion lacks it. */
export const companionAge = 18

// GB/T 4761: code 01 is the holder in person.
const self = '01'

function relationProblem(relation: string): CompanionCode | null {
  if (relation === '') return 'RELATION_MISSING'
  return relation === self ? 'AGENT_RELATION_SELF' : null
}

function letterProblem({ role, letter }: Companion, asked: CompanionAsked): CompanionCode | null {
  if (role === 'guardian' || asked.letter === 'none') return null
  if (letter === 'none') return 'LETTER_MISSING'
  return asked.letter === 'notarised' && letter !== 'notarised' ? 'LETTER_NOT_NOTARISED' : null
}

function roleProblem({ role }: Companion, { mayCome, guardianOnly }: CompanionAsked): CompanionCode | null {
  if (guardianOnly && role !== 'guardian') return 'MINOR_NEEDS_GUARDIAN'
  return mayCome === false && role === 'agent' ? 'AGENT_NOT_HERE' : null
}

/** What the checks need to know of the holder. */
export type Holder = { readonly docType: DocType; readonly number: string }

function ownProblems(companion: Companion, holder: Holder, asked: CompanionAsked, today: Day): CompanionProblem[] {
  const { docType, number, birth, relation, mobile, role, proof } = companion
  const isHolder = personOf(docType, number) === personOf(holder.docType, holder.number)
  const found: [CompanionField, CompanionCode | null][] = [
    ['role', roleProblem(companion, asked)],
    ['number', isHolder ? 'AGENT_IS_HOLDER' : null],
    ['birth', ageOn(birth, today) < companionAge ? 'AGENT_TOO_YOUNG' : null],
    ['relation', relationProblem(relation)],
    ['mobile', isMobile(mobile) ? null : isAbroad(mobile) ? 'COMPANION_MOBILE_ABROAD' : 'COMPANION_MOBILE'],
    ['letter', letterProblem(companion, asked)],
    ['proof', role === 'guardian' && proof === null ? 'PROOF_MISSING' : null],
  ]
  return found.flatMap(([field, code]) => (code === null ? [] : [{ field, code }]))
}

/** Lists document problems first, in the order of typing, then problems with the role. */
export function checkCompanion(companion: Companion, holder: Holder, asked: CompanionAsked, today: Day): CompanionVerdict {
  const document = checkIdentity(companion, today)
  const promised = asked.letter === 'authority' && companion.role === 'agent' && companion.letter === 'promise'
  return {
    problems: [...document.problems, ...ownProblems(companion, holder, asked, today)],
    warnings: [...document.warnings, ...(promised ? [{ field: 'letter', code: 'LETTER_PROMISED' } as const] : [])],
  }
}
