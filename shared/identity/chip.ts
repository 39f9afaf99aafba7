/** Turns what the chip of a document says into a document, and says what in it contradicts itself. Pure: today is passed in. */
import { tidyName } from '../entry/name.ts'
import { tidyNumber } from '../entry/number.ts'
import { chipLong } from '../strings/zh-CN/reader.ts'
import { type Day, parseDay8 } from '../time.ts'
import { checkIdentity, type ValidTo } from './check.ts'
import { type DocType, documentOf, readNumber } from './documents.ts'

export const chipLayouts = ['resident', 'permit', 'foreigner-2017', 'foreigner-2023'] as const
export type ChipLayout = (typeof chipLayouts)[number]

/** The fields as the chip holds them, without the spaces they are padded with; empty where the layout has none. */
export type ChipText = {
  readonly layout: ChipLayout
  readonly number: string
  readonly name: string
  readonly latinName: string
  readonly sex: string
  readonly birth: string
  readonly validFrom: string
  readonly validTo: string
  readonly ethnic: string
  readonly address: string
  readonly issuer: string
  readonly nationality: string
  readonly passNumber: string
  readonly issueCount: string
}

const docTypeOf = {
  resident: 'RIC',
  permit: 'HMT',
  'foreigner-2017': 'FPR',
  'foreigner-2023': 'FPR',
} as const satisfies Record<ChipLayout, DocType>

/** As a person would have typed it: empty text for what the chip does not say or says in a way nobody understands. */
export type ChipDocument = {
  readonly docType: DocType
  readonly number: string
  readonly name: string
  readonly sex: '1' | '2' | ''
  readonly birth: Day | ''
  readonly validFrom: Day | ''
  readonly validTo: ValidTo | ''
  /** GB/T 3304 code; empty where the document has none. */
  readonly ethnic: string
  readonly address: string
  /** Three letters; CHN for a citizen. */
  readonly nationality: string
}

/** The cards of foreigners may say it by a letter. */
const sexOf: Readonly<Record<string, '1' | '2'>> = { '1': '1', '2': '2', M: '1', F: '2' }

export function documentFrom(text: ChipText): ChipDocument {
  const docType = docTypeOf[text.layout]
  const { citizen } = documentOf(docType)
  return {
    docType,
    number: tidyNumber(text.number),
    name: tidyName(text.name.trim() === '' ? text.latinName : text.name),
    sex: sexOf[text.sex.toUpperCase()] ?? '',
    birth: parseDay8(text.birth) ?? '',
    validFrom: parseDay8(text.validFrom) ?? '',
    validTo: text.validTo === chipLong ? 'long' : (parseDay8(text.validTo) ?? ''),
    ethnic: /^\d{2}$/.test(text.ethnic) ? text.ethnic : '',
    address: text.address.trim(),
    nationality: citizen ? 'CHN' : text.nationality,
  }
}

export const chipDoubts = ['NUMBER_WRONG', 'SEX_DIFFERS', 'BIRTH_DIFFERS', 'DAYS_REVERSED', 'FIELD_UNREAD'] as const
/** A chip that contradicts itself is worn, or none of this person's. */
export type ChipDoubt = (typeof chipDoubts)[number]

export function doubtsOf(read: ChipDocument, today: Day): readonly ChipDoubt[] {
  const number = readNumber(read.docType, read.number, today)
  const { docType, name, sex, birth, validFrom, validTo } = read
  const unread = name === '' || sex === '' || birth === '' || validFrom === '' || validTo === ''
  const found: ChipDoubt[] = [...(number.ok ? [] : (['NUMBER_WRONG'] as const)), ...(unread ? (['FIELD_UNREAD'] as const) : [])]
  if (sex === '' || birth === '') return found
  const whole = { docType, number: read.number, name, sex, birth, validFrom: validFrom || null, validTo: validTo || null }
  const { problems, warnings } = checkIdentity(whole, today)
  const codes: readonly string[] = [...problems, ...warnings].map(({ code }) => code)
  const named = (['SEX_DIFFERS', 'BIRTH_DIFFERS'] as const).filter(code => codes.includes(code))
  return [...found, ...named, ...(codes.includes('DOC_DATES_REVERSED') ? (['DAYS_REVERSED'] as const) : [])]
}

export const chipFields = ['docType', 'number', 'name', 'sex', 'birth', 'validFrom', 'validTo'] as const
export type ChipField = (typeof chipFields)[number]
type ChipFields = Readonly<Record<ChipField, string | null>>

/** Which of the document's fields somebody typed over after they were read. */
export const changedSince = (read: ChipFields, now: ChipFields): ChipField[] =>
  chipFields.filter(field => (read[field] ?? '') !== (now[field] ?? ''))

/** A number that was typed over is another document: then nothing of it counts as read. */
export const isStillRead = (read: ChipFields | undefined, now: ChipFields): boolean => read !== undefined && read.number === now.number

/** How the document came into the case, for its log: read from the chip or typed, and what was typed over. */
export const readFacts = (
  read: ChipFields | undefined,
  now: ChipFields,
): { readonly read: 'chip' | 'typed'; readonly retyped?: string } => {
  if (!isStillRead(read, now) || read === undefined) return { read: 'typed' }
  const retyped = changedSince(read, now)
  return retyped.length === 0 ? { read: 'chip' } : { read: 'chip', retyped: retyped.join(' ') }
}
