/** What is typed of a taker who is not the holder, before it can be sent. */
import type { ValidTo } from '../../../shared/identity/check.ts'
import type { DocType } from '../../../shared/identity/documents.ts'
import type { TakerInput } from '../../../shared/ipc/shapes/handover.ts'
import type { TakerLetter, TakerRole } from '../../../shared/pickup/taker.ts'
import type { PickupGround } from '../../../shared/profile/channels.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { parseDay } from '../../../shared/time.ts'
import { hasEnd } from '../identity/draft.ts'

export type Whose = 'holder' | TakerRole
export type TakerDraft = {
  readonly docType: DocType
  readonly number: string
  readonly name: string
  /** 'YYYY-MM-DD', 'long', or what was typed so far; empty where the document has no end. */
  readonly validTo: string
  readonly relation: string
  readonly letter: TakerLetter
  readonly ground: PickupGround | null
  readonly secondNumber: string
  readonly secondName: string
  readonly secondEnd: string
}

export const emptyTaker: TakerDraft = {
  docType: 'RIC',
  number: '',
  name: '',
  validTo: '',
  relation: '',
  letter: 'none',
  ground: null,
  secondNumber: '',
  secondName: '',
  secondEnd: '',
}

/** A unit sends its own people with their identity cards. */
const secondDocument: DocType = 'RIC'

/** The papers each may show; a guardian and a unit have one kind. */
export const lettersOf = {
  agent: ['authority', 'notarised', 'promise'],
  guardian: ['register'],
  unit: ['sheet'],
} as const satisfies Record<TakerRole, readonly TakerLetter[]>

type Rules = Pick<Profile, 'pickupGrounds' | 'unitPickup'>
export const asksGround = (whose: Whose, { pickupGrounds }: Rules): boolean => whose === 'agent' && (pickupGrounds.value ?? []).length > 0
export const asksSecond = (whose: Whose, { unitPickup }: Rules): boolean => whose === 'unit' && (unitPickup.value?.people ?? 1) > 1

/** The first field that is still empty. */
export function takerFault(whose: Whose, draft: TakerDraft, rules: Rules): string | null {
  if (whose === 'holder') return null
  if (draft.number === '') return 'takerNumber'
  if (draft.name.trim() === '') return 'takerName'
  if (hasEnd(draft.docType) && endOf(draft.validTo) === null) return 'takerEnd'
  if (whose !== 'unit' && draft.relation === '') return 'relation'
  if (draft.letter === 'none') return 'letter'
  if (asksGround(whose, rules) && draft.ground === null) return 'ground'
  if (asksSecond(whose, rules) && draft.secondNumber === '') return 'secondNumber'
  if (!asksSecond(whose, rules)) return null
  if (draft.secondName.trim() === '') return 'secondName'
  return endOf(draft.secondEnd) === null ? 'secondEnd' : null
}

const endOf = (typed: string): ValidTo | null => (typed === 'long' ? 'long' : parseDay(typed))

export function takerInput(whose: Whose, draft: TakerDraft): TakerInput | null {
  if (whose === 'holder') return null
  const { docType, number, name, relation, letter, ground, secondNumber, secondName } = draft
  const validTo = hasEnd(docType) ? endOf(draft.validTo) : null
  const shown = { docType: secondDocument, number: secondNumber, name: secondName, validTo: endOf(draft.secondEnd) }
  const second = whose === 'unit' && secondNumber !== '' ? shown : null
  return { role: whose, docType, number, name, validTo, relation, letter, ground, second }
}
