/** The identity documents a counter accepts, as data: number format, what the number encodes, age limit, expiry. */

import { tidyNumber } from '../entry/number.ts'
import type { Day } from '../time.ts'
import { z } from '../zod.ts'
import { type ReadNumber, readCitizenNumber, readForeigner2017 } from './id-number.ts'

type NumberRule = 'resident' | 'residence-permit' | 'foreigner' | 'hk-macao-pass' | 'taiwan-pass' | 'passport'
type Term = { readonly months: number; readonly fromAge: number; readonly toAge: number }

type DocumentRow = {
  readonly key: string
  readonly machineRead: boolean
  readonly number: NumberRule
  /**
   * Longest name, in characters. Systems must take at least 25 Han characters (MCA and others, 2016, No. 33, 2); a document reader delivers
   * no more than 15 of them, so a longer one is typed from the document.
   */
  readonly nameMax: number
  /** Holders carry an ethnic group and the nationality CHN. */
  readonly citizen: boolean
  readonly onlyUnderAge: number | null
  /** How the document states its expiry: a day, a day or "long-term", or not at all. */
  readonly end: 'day' | 'day-or-long' | 'none'
  /** Usual terms by age at issue; a different term is a warning, never a refusal. */
  readonly terms: readonly Term[]
  readonly longFromAge: number | null
}

const anyAge = (months: number): readonly Term[] => [{ months, fromAge: 0, toAge: 200 }]

/** Resident Identity Card Law, Art. 5: under 16 five years, 16-25 ten, 26-45 twenty, from 46 long-term. */
const residentTerms = [
  { months: 60, fromAge: 0, toAge: 15 },
  { months: 120, fromAge: 16, toAge: 25 },
  { months: 240, fromAge: 26, toAge: 45 },
] as const

// These codes are our own, because we found no citable national list of document types; an interface has to map them.
export const documents = [
  {
    key: 'RIC',
    machineRead: true,
    number: 'resident',
    nameMax: 50,
    citizen: true,
    onlyUnderAge: null,
    end: 'day-or-long',
    terms: residentTerms,
    longFromAge: 46,
  },
  {
    key: 'TIC',
    machineRead: false,
    number: 'resident',
    nameMax: 50,
    citizen: true,
    onlyUnderAge: null,
    end: 'day',
    terms: anyAge(3),
    longFromAge: null,
  },
  {
    key: 'HKB',
    machineRead: false,
    number: 'resident',
    nameMax: 50,
    citizen: true,
    onlyUnderAge: 16,
    end: 'none',
    terms: [],
    longFromAge: null,
  },
  {
    key: 'HMT',
    machineRead: true,
    number: 'residence-permit',
    nameMax: 50,
    citizen: false,
    onlyUnderAge: null,
    end: 'day',
    terms: anyAge(60),
    longFromAge: null,
  },
  {
    key: 'HMP',
    machineRead: false,
    number: 'hk-macao-pass',
    nameMax: 60,
    citizen: false,
    onlyUnderAge: null,
    end: 'day',
    terms: [],
    longFromAge: null,
  },
  {
    key: 'TWP',
    machineRead: false,
    number: 'taiwan-pass',
    nameMax: 60,
    citizen: false,
    onlyUnderAge: null,
    end: 'day',
    terms: [],
    longFromAge: null,
  },
  {
    key: 'FPR',
    machineRead: true,
    number: 'foreigner',
    nameMax: 60,
    citizen: false,
    onlyUnderAge: null,
    end: 'day',
    terms: [],
    longFromAge: null,
  },
  {
    key: 'PPT',
    machineRead: false,
    number: 'passport',
    nameMax: 60,
    citizen: false,
    onlyUnderAge: null,
    end: 'day',
    terms: [],
    longFromAge: null,
  },
] as const satisfies readonly DocumentRow[]

export type DocType = (typeof documents)[number]['key']
export const docTypes = documents.map(row => row.key) as [DocType, ...DocType[]]
export const DocType = z.enum(docTypes)

export function documentOf(docType: DocType): DocumentRow {
  const row = documents.find(candidate => candidate.key === docType)
  if (!row) throw new Error(`no such document: ${docType}`)
  return row
}

/**
 * The key of the person behind a document, so that two documents of one citizen do not open two cases: identity card, temporary card
 * and household register all carry the same citizen number (GB 11643).
 */
export const personOf = (docType: DocType, number: string): string =>
  documentOf(docType).citizen ? `CHN ${tidyNumber(number)}` : `${docType} ${tidyNumber(number)}`

const read = (kind: 'travel-pass' | 'passport', number: string): ReadNumber => ({
  ok: true,
  kind,
  number,
  birth: null,
  sex: null,
  birthYymmdd: null,
})

function readAs(kind: 'resident' | 'residence-permit', text: string, today: Day): ReadNumber {
  const found = readCitizenNumber(text, today)
  return found.ok && found.kind !== kind ? { ok: false, code: 'ID_KIND' } : found
}

// Both versions of the foreigner's card are in use until they expire; the 2023 number follows GB 11643 with a leading 9.
function readForeigner(text: string, today: Day): ReadNumber {
  if (tidyNumber(text).length === 15) return readForeigner2017(text, today)
  const found = readCitizenNumber(text, today)
  return found.ok && found.kind !== 'foreigner-2023' ? { ok: false, code: 'ID_KIND' } : found
}

// Passes and passports are checked loosely, because their issuers have changed the format more than once. The pass to the mainland has
// a letter and eight digits; since 10 July 2024 also two letters, HA or MA, and seven digits (notice of the immigration administration).
function readLoose(pattern: RegExp, kind: 'travel-pass' | 'passport', text: string): ReadNumber {
  const number = tidyNumber(text)
  if (pattern.test(number)) return read(kind, number)
  return { ok: false, code: kind === 'passport' ? 'PASSPORT_NUMBER' : 'PASS_NUMBER' }
}

const readers = {
  resident: (text, today) => readAs('resident', text, today),
  'residence-permit': (text, today) => readAs('residence-permit', text, today),
  foreigner: readForeigner,
  'hk-macao-pass': text => readLoose(/^(?:[HM]\d{8}(?:\d{2})?|[HM]A\d{7})$/, 'travel-pass', text),
  'taiwan-pass': text => readLoose(/^\d{8}(\d{2})?$/, 'travel-pass', text),
  passport: text => readLoose(/^[A-Z0-9]{5,17}$/, 'passport', text),
} satisfies Record<NumberRule, (text: string, today: Day) => ReadNumber>

/** Reads a number by the format of its document type. */
export const readNumber = (docType: DocType, text: string, today: Day): ReadNumber => readers[documentOf(docType).number](text, today)
