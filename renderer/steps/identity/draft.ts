/** The identity document as it is being typed: which fields it has, what is missing, what is ready to be judged. Pure. */
import type { ChipDocument } from '../../../shared/identity/chip.ts'
import { type DocType, documentOf } from '../../../shared/identity/documents.ts'
import { usualEnd } from '../../../shared/identity/usual-term.ts'
import type { IdentityTaken } from '../../../shared/ipc/shapes/identity.ts'
import { type Day, parseDay } from '../../../shared/time.ts'

export const identityFields = ['docType', 'number', 'name', 'sex', 'birth', 'validFrom', 'validTo'] as const
export type IdentityField = (typeof identityFields)[number]
export type IdentityDraft = Readonly<Record<Exclude<IdentityField, 'docType'>, string>> & {
  readonly docType: DocType
  /** What a reader read; missing while all of it is typed. */
  readonly chip?: ChipDocument | undefined
}
export const isIdentityField = (name: string): name is IdentityField => (identityFields as readonly string[]).includes(name)

export const emptyDraft = (docType: DocType): IdentityDraft => ({
  docType,
  number: '',
  name: '',
  sex: '',
  birth: '',
  validFrom: '',
  validTo: '',
  chip: undefined,
})

export const hasEnd = (docType: DocType): boolean => documentOf(docType).end !== 'none'
export const mayBeLong = (docType: DocType): boolean => documentOf(docType).end === 'day-or-long'

const usualEndOf = ({ docType, birth }: IdentityDraft, validFrom: string): string => {
  const [born, from] = [parseDay(birth), parseDay(validFrom)]
  return (born && from && usualEnd(docType, born, from)) || ''
}
export const endsAsUsual = (draft: IdentityDraft): boolean => draft.validTo !== '' && draft.validTo === usualEndOf(draft, draft.validFrom)

/** The last day follows the first as the law has it, until somebody types another. */
export function withFirstDay(draft: IdentityDraft, validFrom: string): Partial<IdentityDraft> {
  const follows = draft.validTo === '' || endsAsUsual(draft)
  return follows ? { validFrom, validTo: usualEndOf(draft, validFrom) } : { validFrom }
}

const lengths: Partial<Record<DocType, readonly number[]>> = {
  RIC: [18],
  TIC: [18],
  HKB: [18],
  HMT: [18],
  FPR: [15, 18],
  HMP: [9, 11],
  TWP: [8, 10],
}

/** Whether the number has a length at which it can be looked up; passports end where their holder's does. */
export function isWhole(docType: DocType, number: string): boolean {
  const whole = lengths[docType]
  return whole ? whole.includes(number.length) : number.length >= 5
}

export type Fault = 'missing' | 'bad-day'
const dayFault = (text: string): Fault | null => (text === '' ? 'missing' : parseDay(text) ? null : 'bad-day')

/** What the page itself can see; every rule about documents is the core's. */
export function faultsOf(draft: IdentityDraft): ReadonlyMap<IdentityField, Fault> {
  const { docType, number, name, sex, birth, validFrom, validTo } = draft
  const ends = hasEnd(docType)
  const all: [IdentityField, Fault | null][] = [
    ['number', number === '' ? 'missing' : null],
    ['name', name.trim() === '' ? 'missing' : null],
    ['sex', sex === '' ? 'missing' : null],
    ['birth', dayFault(birth)],
    ['validFrom', ends ? dayFault(validFrom) : null],
    ['validTo', ends && validTo !== 'long' ? dayFault(validTo) : null],
  ]
  return new Map(all.flatMap(([field, fault]) => (fault ? [[field, fault] as const] : [])))
}

const dayOrNull = (text: string): Day | null => parseDay(text)

/** The input of the command, or null while something is missing. */
export function inputOf(draft: IdentityDraft): IdentityTaken | null {
  const birth = parseDay(draft.birth)
  if (faultsOf(draft).size > 0 || birth === null || (draft.sex !== '1' && draft.sex !== '2')) return null
  const ends = hasEnd(draft.docType)
  return {
    docType: draft.docType,
    number: draft.number,
    name: draft.name,
    sex: draft.sex,
    birth,
    validFrom: ends ? dayOrNull(draft.validFrom) : null,
    validTo: !ends ? null : draft.validTo === 'long' ? 'long' : dayOrNull(draft.validTo),
    ...(draft.chip ? { chip: draft.chip } : {}),
  }
}
