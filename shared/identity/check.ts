/** Checks a whole identity document: problems that block the business and warnings for the teller. */
import { addDays, addMonths, ageOn, compareDays, Day, daysBetween } from '../time.ts'
import { z } from '../zod.ts'
import { type DocType, documentOf, readNumber } from './documents.ts'
import type { NumberCode, ReadNumber } from './id-number.ts'
import { checkName, type NameCode } from './person-name.ts'

/** GB/T 2261.1. */
export const sexes = ['1', '2', '0', '9'] as const
export const Sex = z.enum(sexes)
export type Sex = z.infer<typeof Sex>

/** `long`: the document does not expire. */
export const ValidTo = z.union([Day, z.literal('long')])
export type ValidTo = z.infer<typeof ValidTo>

export type Identity = {
  readonly docType: DocType
  readonly number: string
  readonly name: string
  readonly sex: Sex
  readonly birth: Day
  readonly validFrom: Day | null
  readonly validTo: ValidTo | null
}
export type IdentityField = keyof Identity

export const documentCodes = [
  'BIRTH_FUTURE',
  'BIRTH_TOO_EARLY',
  'DOC_AGE',
  'DOC_FROM_MISSING',
  'DOC_TO_MISSING',
  'DOC_LONG_NOT_POSSIBLE',
  'DOC_DATES_REVERSED',
  'DOC_NOT_YET_VALID',
  'DOC_EXPIRED',
] as const
export type DocumentCode = (typeof documentCodes)[number]
export type EndCode = Extract<DocumentCode, 'DOC_TO_MISSING' | 'DOC_LONG_NOT_POSSIBLE' | 'DOC_EXPIRED'>
export const identityWarnings = ['SEX_DIFFERS', 'BIRTH_DIFFERS', 'DOC_EXPIRES_SOON', 'DOC_TERM_UNUSUAL'] as const
export type IdentityWarning = (typeof identityWarnings)[number]

export type IdentityProblem = { readonly field: IdentityField; readonly code: NumberCode | NameCode | DocumentCode }
export type IdentityNote = { readonly field: IdentityField; readonly code: IdentityWarning }
export type IdentityVerdict = { readonly problems: readonly IdentityProblem[]; readonly warnings: readonly IdentityNote[] }

/** A card can take weeks, so a document that expires sooner than this gets a warning. */
const soonDays = 90

function birthProblem(birth: Day, today: Day): DocumentCode | null {
  if (compareDays(birth, today) > 0) return 'BIRTH_FUTURE'
  return birth < '1900-01-01' ? 'BIRTH_TOO_EARLY' : null
}

/** The problem with a document's expiry, as far as it can be checked without the start date. */
export function endProblem(docType: DocType, validTo: ValidTo | null, today: Day): EndCode | null {
  const { end } = documentOf(docType)
  if (end === 'none') return null
  if (validTo === null) return 'DOC_TO_MISSING'
  if (validTo === 'long') return end === 'day' ? 'DOC_LONG_NOT_POSSIBLE' : null
  return compareDays(validTo, today) < 0 ? 'DOC_EXPIRED' : null
}

function dateProblems({ docType, validFrom, validTo }: Identity, today: Day): IdentityProblem[] {
  const { end } = documentOf(docType)
  if (end === 'none') return []
  const found: IdentityProblem[] = []
  if (validFrom === null) found.push({ field: 'validFrom', code: 'DOC_FROM_MISSING' })
  else if (compareDays(validFrom, today) > 0) found.push({ field: 'validFrom', code: 'DOC_NOT_YET_VALID' })
  const dated = validTo !== null && validTo !== 'long' ? validTo : null
  const reversed = dated !== null && validFrom !== null && compareDays(dated, validFrom) <= 0
  const code = reversed ? 'DOC_DATES_REVERSED' : endProblem(docType, validTo, today)
  return code === null ? found : [...found, { field: 'validTo', code }]
}

function problemsOf(identity: Identity, read: ReadNumber, today: Day, ageDay: Day): IdentityProblem[] {
  const { nameMax, onlyUnderAge } = documentOf(identity.docType)
  const found: IdentityProblem[] = []
  if (!read.ok) found.push({ field: 'number', code: read.code })
  const name = checkName(identity.name, nameMax)
  if (name) found.push({ field: 'name', code: name })
  const birth = birthProblem(identity.birth, today)
  if (birth) found.push({ field: 'birth', code: birth })
  if (onlyUnderAge !== null && ageOn(identity.birth, ageDay) >= onlyUnderAge) found.push({ field: 'docType', code: 'DOC_AGE' })
  return [...found, ...dateProblems(identity, today)]
}

function birthDiffers(birth: Day, read: ReadNumber): boolean {
  if (!read.ok) return false
  if (read.birthYymmdd !== null) return birth.replaceAll('-', '').slice(2) !== read.birthYymmdd
  return read.birth !== null && read.birth !== birth
}

// One day of tolerance: issuers differ on 29 February and on whether the last day is included.
const near = (a: Day, b: Day): boolean => Math.abs(daysBetween(a, b)) <= 1

function termUnusual({ docType, birth, validFrom, validTo }: Identity): boolean {
  const { terms, longFromAge } = documentOf(docType)
  if (validFrom === null || validTo === null || terms.length === 0) return false
  const age = ageOn(birth, validFrom)
  if (validTo === 'long') return longFromAge !== null && age < longFromAge
  return !terms.some(term => age >= term.fromAge && age <= term.toAge && near(addMonths(validFrom, term.months), validTo))
}

function warningsOf(identity: Identity, read: ReadNumber, today: Day): IdentityNote[] {
  const { sex, birth, validTo } = identity
  const found: IdentityNote[] = []
  if (read.ok && read.sex !== null && read.sex !== sex) found.push({ field: 'sex', code: 'SEX_DIFFERS' })
  if (birthDiffers(birth, read)) found.push({ field: 'birth', code: 'BIRTH_DIFFERS' })
  const ends = validTo !== null && validTo !== 'long' ? validTo : null
  if (ends && ends >= today && ends <= addDays(today, soonDays)) found.push({ field: 'validTo', code: 'DOC_EXPIRES_SOON' })
  if (termUnusual(identity)) found.push({ field: 'validTo', code: 'DOC_TERM_UNUSUAL' })
  return found
}

/** Expiry is decided by the document's own date, never by the holder's age (Resident Identity Card Law, Art. 5, gives usual terms only). For `ageDay` see `caseDay`. */
export function checkIdentity(identity: Identity, today: Day, ageDay: Day = today): IdentityVerdict {
  const read = readNumber(identity.docType, identity.number, today)
  const problems = problemsOf(identity, read, today, ageDay)
  const reversed = problems.some(problem => problem.code === 'DOC_DATES_REVERSED')
  const warnings = warningsOf(identity, read, today).filter(note => !(reversed && note.code === 'DOC_TERM_UNUSUAL'))
  return { problems, warnings }
}
