/** What is typed of a taker who is not the holder, before it can be sent. */
import type { DocType } from '../../../shared/identity/documents.ts'
import type { TakerInput } from '../../../shared/ipc/shapes/handover.ts'
import type { TakerLetter, TakerRole } from '../../../shared/pickup/taker.ts'
import type { PickupGround } from '../../../shared/profile/channels.ts'
import type { Profile } from '../../../shared/profile/profile.ts'

export type Whose = 'holder' | TakerRole
export type TakerDraft = {
  readonly docType: DocType
  readonly number: string
  readonly name: string
  readonly relation: string
  readonly letter: TakerLetter
  readonly ground: PickupGround | null
  readonly secondNumber: string
  readonly secondName: string
}

export const emptyTaker: TakerDraft = {
  docType: 'RIC',
  number: '',
  name: '',
  relation: '',
  letter: 'none',
  ground: null,
  secondNumber: '',
  secondName: '',
}

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
  if (whose !== 'unit' && draft.relation === '') return 'relation'
  if (draft.letter === 'none') return 'letter'
  if (asksGround(whose, rules) && draft.ground === null) return 'ground'
  if (asksSecond(whose, rules) && draft.secondNumber === '') return 'secondNumber'
  return asksSecond(whose, rules) && draft.secondName.trim() === '' ? 'secondName' : null
}

export function takerInput(whose: Whose, draft: TakerDraft): TakerInput | null {
  if (whose === 'holder') return null
  const { docType, number, name, relation, letter, ground, secondNumber, secondName } = draft
  const second = whose === 'unit' && secondNumber !== '' ? { docType: 'RIC' as const, number: secondNumber, name: secondName } : null
  return { role: whose, docType, number, name, relation, letter, ground, second }
}
