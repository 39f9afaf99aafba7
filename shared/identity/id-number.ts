/** Reads the numbers of identity documents: structure, check digit, birth and sex. Pure: today is passed in. */
import { tidyNumber } from '../entry/number.ts'
import { compareDays, type Day, parseDay, parseDay8 } from '../time.ts'

export const numberCodes = [
  'ID_LENGTH',
  'ID_CHARS',
  'ID_FIRST_DIGIT',
  'ID_CHECK_DIGIT',
  'ID_DATE',
  'ID_FUTURE',
  'ID_TOO_EARLY',
  'ID_KIND',
  'PASS_NUMBER',
  'PASSPORT_NUMBER',
] as const
export type NumberCode = (typeof numberCodes)[number]

/** GB/T 2261.1: 1 male, 2 female. */
export type NumberSex = '1' | '2'
export type NumberKind = 'resident' | 'residence-permit' | 'foreigner-2023' | 'foreigner-2017' | 'travel-pass' | 'passport'
export type ReadNumber =
  | {
      readonly ok: true
      readonly kind: NumberKind
      /** In stored form: half-width, upper case, no spaces. */
      readonly number: string
      /** Null if the number does not encode it. */
      readonly birth: Day | null
      readonly sex: NumberSex | null
      /** YYMMDD from the 2017 card; the century is unknown. */
      readonly birthYymmdd: string | null
    }
  | { readonly ok: false; readonly code: NumberCode }

// GB 11643: ISO 7064 MOD 11-2, expressed as weights and a map.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkMap = '10X98765432'
const earliestBirth = '1900-01-01'

const no = (code: NumberCode): ReadNumber => ({ ok: false, code })

/** The check character of the first 17 digits. */
export function checkCharacter(digits17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits17[place]), 0)
  return checkMap.charAt(sum % 11)
}

function birthCode(birth: Day | null, today: Day): NumberCode | null {
  if (birth === null) return 'ID_DATE'
  if (compareDays(birth, today) > 0) return 'ID_FUTURE'
  return birth < earliestBirth ? 'ID_TOO_EARLY' : null
}

// The six address digits are not validated: numbers keep codes of divisions that have been abolished since.
function kindOf(number: string): NumberKind {
  if (number.startsWith('9')) return 'foreigner-2023'
  return /^8[123]0000/.test(number) ? 'residence-permit' : 'resident'
}

/** Any 18-character number of the GB 11643 family: resident ID, residence permit, foreigner's card of 2023. */
export function readCitizenNumber(text: string, today: Day): ReadNumber {
  const number = tidyNumber(text)
  if (number.length !== 18) return no('ID_LENGTH')
  if (!/^\d{17}[\dX]$/.test(number)) return no('ID_CHARS')
  if (number.startsWith('0')) return no('ID_FIRST_DIGIT')
  if (checkCharacter(number.slice(0, 17)) !== number[17]) return no('ID_CHECK_DIGIT')
  const birth = parseDay8(number.slice(6, 14))
  const wrong = birthCode(birth, today)
  if (wrong) return no(wrong)
  const sex = Number(number[16]) % 2 === 1 ? '1' : '2'
  return { ok: true, kind: kindOf(number), number, birth, sex, birthYymmdd: null }
}

// ICAO 9303: weights 7-3-1, a letter counts from A=10.
const icaoValue = (character: string): number => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55)
const icaoCheck = (text: string): number => [...text].reduce((sum, c, place) => sum + icaoValue(c) * ([7, 3, 1][place % 3] ?? 0), 0) % 10

/** The foreigner's card of 2017: three letters, four region digits, birth as YYMMDD, one sequence and one check digit. */
export function readForeigner2017(text: string, today: Day): ReadNumber {
  const number = tidyNumber(text)
  if (number.length !== 15) return no('ID_LENGTH')
  if (!/^[A-Z]{3}\d{12}$/.test(number)) return no('ID_CHARS')
  if (icaoCheck(number.slice(0, 14)) !== Number(number[14])) return no('ID_CHECK_DIGIT')
  const birthYymmdd = number.slice(7, 13)
  const tail = `${birthYymmdd.slice(0, 2)}-${birthYymmdd.slice(2, 4)}-${birthYymmdd.slice(4)}`
  const candidates = [parseDay(`19${tail}`), parseDay(`20${tail}`)].filter(day => day !== null)
  if (candidates.length === 0) return no('ID_DATE')
  if (candidates.every(day => compareDays(day, today) > 0)) return no('ID_FUTURE')
  return { ok: true, kind: 'foreigner-2017', number, birth: null, sex: null, birthYymmdd }
}
