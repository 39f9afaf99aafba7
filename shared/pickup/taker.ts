/** Decides who may take a card for its holder and what they must show, by the place's rules and the holder's age. Pure. */
import { endProblem, type ValidTo } from '../identity/check.ts'
import type { DocType } from '../identity/documents.ts'
import { personOf, readNumber } from '../identity/documents.ts'
import type { PickupGround } from '../profile/channels.ts'
import type { Profile } from '../profile/profile.ts'
import { ageOn, type Day } from '../time.ts'

export const takerRoles = ['agent', 'guardian', 'unit'] as const
export type TakerRole = (typeof takerRoles)[number]
/** `sheet`: the unit's transfer sheet with its seal. */
export const takerLetters = ['none', 'authority', 'notarised', 'promise', 'register', 'sheet'] as const
export type TakerLetter = (typeof takerLetters)[number]

type Shown = { readonly docType: DocType; readonly number: string; readonly name: string; readonly validTo: ValidTo | null }
export type Taker = Shown & {
  readonly role: TakerRole
  readonly relation: string
  readonly letter: TakerLetter
  readonly ground: PickupGround | null
  readonly second: Shown | null
}
export type CardHolder = { readonly docType: DocType; readonly number: string; readonly birth: Day }

export const takerCodes = [
  'NUMBER',
  'IS_HOLDER',
  'TOO_YOUNG',
  'NO_END',
  'EXPIRED',
  'NO_AGENTS',
  'NO_UNITS',
  'GUARDIAN_ONLY',
  'NOT_A_CHILD',
  'RELATION',
  'LETTER',
  'GROUND',
  'SECOND',
  'SECOND_SAME',
  'SECOND_END',
] as const
export type TakerCode = (typeof takerCodes)[number]
export const takerFields = ['role', 'number', 'validTo', 'relation', 'letter', 'ground', 'second'] as const
export type TakerProblem = { readonly field: (typeof takerFields)[number]; readonly code: TakerCode }

/** Civil Code Art. 17: full capacity from 18. */
const fullAge = 18

/** Roles in which somebody may take this holder's card; `agent` also if the place has no rule. */
export function takersFor(profile: Pick<Profile, 'pickupByAgent' | 'unitPickup' | 'guardianUnderAge'>, age: number): readonly TakerRole[] {
  const minor = age < profile.guardianUnderAge.value
  return [
    ...(minor || profile.pickupByAgent.value === false ? [] : (['agent'] as const)),
    ...(minor ? (['guardian'] as const) : []),
    ...(profile.unitPickup.value === null ? [] : (['unit'] as const)),
  ]
}

function numberCode({ docType, number }: Shown, holder: CardHolder, today: Day): TakerCode | null {
  const read = readNumber(docType, number, today)
  if (!read.ok) return 'NUMBER'
  if (personOf(docType, number) === personOf(holder.docType, holder.number)) return 'IS_HOLDER'
  return read.birth !== null && ageOn(read.birth, today) < fullAge ? 'TOO_YOUNG' : null
}

/** A document expires by the same rule as in the identity step. */
function endCode({ docType, validTo }: Shown, today: Day): TakerCode | null {
  const code = endProblem(docType, validTo, today)
  return code === null ? null : code === 'DOC_EXPIRED' ? 'EXPIRED' : 'NO_END'
}

type Rules = Pick<Profile, 'pickupByAgent' | 'pickupGrounds' | 'unitPickup' | 'guardianUnderAge'>

function roleCode(role: TakerRole, rules: Rules, age: number): TakerCode | null {
  if (takersFor(rules, age).includes(role)) return null
  if (role === 'unit') return 'NO_UNITS'
  if (role === 'guardian') return 'NOT_A_CHILD'
  return age < rules.guardianUnderAge.value ? 'GUARDIAN_ONLY' : 'NO_AGENTS'
}

function letterFits({ role, letter }: Taker): boolean {
  if (role === 'unit') return letter === 'sheet'
  return role === 'guardian' ? letter === 'register' : ['authority', 'notarised', 'promise'].includes(letter)
}

function secondCode({ role, docType, number, second }: Taker, { unitPickup }: Rules, today: Day): TakerCode | null {
  if (role !== 'unit' || (unitPickup.value?.people ?? 1) < 2) return null
  if (second === null || !readNumber(second.docType, second.number, today).ok) return 'SECOND'
  if (personOf(second.docType, second.number) === personOf(docType, number)) return 'SECOND_SAME'
  return endCode(second, today) === null ? null : 'SECOND_END'
}

/** All problems that keep this person from taking the card; empty if they may. */
export function takerProblems(taker: Taker, holder: CardHolder, rules: Rules, today: Day): readonly TakerProblem[] {
  const grounds = rules.pickupGrounds.value ?? []
  const asksGround = taker.role === 'agent' && grounds.length > 0
  const groundFits = taker.ground !== null && grounds.includes(taker.ground)
  const found: readonly (readonly [TakerProblem['field'], TakerCode | null])[] = [
    ['role', roleCode(taker.role, rules, ageOn(holder.birth, today))],
    ['number', numberCode(taker, holder, today)],
    ['validTo', endCode(taker, today)],
    // GB/T 4761: code 01 is the holder in person.
    ['relation', taker.role !== 'unit' && ['', '01'].includes(taker.relation) ? 'RELATION' : null],
    ['letter', letterFits(taker) ? null : 'LETTER'],
    ['ground', asksGround && !groundFits ? 'GROUND' : null],
    ['second', secondCode(taker, rules, today)],
  ]
  return found.flatMap(([field, code]) => (code === null ? [] : [{ field, code }]))
}
