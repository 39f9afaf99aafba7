/** Tests what stops a person at the identity step and what only deserves a second look. */
import { expect, test } from 'vitest'
import { checkIdentity, documentCodes, type Identity, identityWarnings } from '../../../shared/identity/check.ts'
import { checkCharacter, numberCodes } from '../../../shared/identity/id-number.ts'
import { nameCodes } from '../../../shared/identity/person-name.ts'
import { identityProblemText, identityWarningText } from '../../../shared/strings/zh-CN/identity.ts'
import { Day } from '../../../shared/time.ts'

const today = Day.parse('2026-11-22')
const day = (text: string) => Day.parse(text)
const numbered = (digits17: string) => `${digits17}${checkCharacter(digits17)}`

// Made-up people.
const adult: Identity = {
  docType: 'RIC',
  number: numbered('34020719880415002'),
  name: '林晓',
  sex: '2',
  birth: day('1988-04-15'),
  validFrom: day('2016-05-12'),
  validTo: day('2036-05-12'),
}
const check = (change: Partial<Identity>) => checkIdentity({ ...adult, ...change }, today)
const problems = (change: Partial<Identity>) => check(change).problems.map(({ field, code }) => `${field} ${code}`)
const warnings = (change: Partial<Identity>) => check(change).warnings.map(({ field, code }) => `${field} ${code}`)

test('a sound document passes in silence', () => {
  expect(check({})).toEqual({ problems: [], warnings: [] })
})

test('the end date printed on the document decides, and its last day still counts', () => {
  const validFrom = day('2016-11-22')
  expect(problems({ validFrom, validTo: day('2026-11-22') })).toEqual([])
  expect(problems({ validFrom, validTo: day('2026-11-21') })).toEqual(['validTo DOC_EXPIRED'])
})

test('a document that ends within three months is taken, with a word to the customer', () => {
  const validFrom = day('2007-02-20')
  expect(warnings({ validFrom, validTo: day('2027-02-20') })).toContain('validTo DOC_EXPIRES_SOON')
  expect(warnings({ validFrom: day('2007-02-21'), validTo: day('2027-02-21') })).not.toContain('validTo DOC_EXPIRES_SOON')
})

test('dates that cannot be are refused where they stand', () => {
  expect(problems({ validFrom: day('2026-11-23'), validTo: day('2046-11-23') })).toEqual(['validFrom DOC_NOT_YET_VALID'])
  expect(problems({ validFrom: day('2020-01-01'), validTo: day('2019-01-01') })).toEqual(['validTo DOC_DATES_REVERSED'])
  expect(problems({ validFrom: null, validTo: null })).toEqual(['validFrom DOC_FROM_MISSING', 'validTo DOC_TO_MISSING'])
})

test('a term the law does not know is looked at again, never refused', () => {
  expect(check({ validTo: day('2031-05-12') })).toEqual({ problems: [], warnings: [{ field: 'validTo', code: 'DOC_TERM_UNUSUAL' }] })
  expect(warnings({ validTo: 'long' })).toEqual(['validTo DOC_TERM_UNUSUAL'])
})

test('at forty-six the card is for good', () => {
  const elder = { number: numbered('34020719600415002'), birth: day('1960-04-15'), validTo: 'long' as const }
  expect(check(elder)).toEqual({ problems: [], warnings: [] })
})

test('sex and birth are compared with the number', () => {
  expect(warnings({ sex: '1' })).toEqual(['sex SEX_DIFFERS'])
  expect(warnings({ birth: day('1988-04-16') })).toEqual(['birth BIRTH_DIFFERS'])
})

test('the foreigner card of 2017 is compared without the century', () => {
  const foreigner: Partial<Identity> = { docType: 'FPR', number: 'KAZ110090123105', name: 'AIDA SPECIMEN', birth: day('1990-12-31') }
  expect(check(foreigner)).toEqual({ problems: [], warnings: [] })
  expect(warnings({ ...foreigner, birth: day('1990-12-30') })).toEqual(['birth BIRTH_DIFFERS'])
})

test('a household register serves until the sixteenth birthday and shows no dates', () => {
  const child = { docType: 'HKB' as const, sex: '2' as const, validFrom: null, validTo: null }
  expect(problems({ ...child, number: numbered('34020720101123002'), birth: day('2010-11-23') })).toEqual([])
  expect(problems({ ...child, number: numbered('34020720101122002'), birth: day('2010-11-22') })).toEqual(['docType DOC_AGE'])
})

test('a temporary card is never for good', () => {
  expect(problems({ docType: 'TIC', validTo: 'long' })).toEqual(['validTo DOC_LONG_NOT_POSSIBLE'])
  expect(check({ docType: 'TIC', validFrom: day('2026-10-01'), validTo: day('2027-01-01') }).problems).toEqual([])
})

test('several faults are all told at once', () => {
  expect(problems({ number: '123', name: '', birth: day('2026-11-23'), validTo: day('2020-01-01') })).toEqual([
    'number ID_LENGTH',
    'name NAME_EMPTY',
    'birth BIRTH_FUTURE',
    'validTo DOC_EXPIRED',
  ])
})

test('every fault has a sentence that says what to do', () => {
  for (const code of [...numberCodes, ...nameCodes, ...documentCodes]) expect(identityProblemText[code], code).toContain('请')
  for (const code of identityWarnings) expect(identityWarningText[code], code).toContain('请')
})

test('a document holds from its first day, and does not end on the day it begins', () => {
  expect(problems({ validFrom: today, validTo: day('2046-11-22') })).toEqual([])
  expect(problems({ validFrom: today, validTo: today })).toEqual(['validTo DOC_DATES_REVERSED'])
})

test('a person may be born today, and no earlier than 1900', () => {
  const child: Partial<Identity> = { docType: 'HKB', validFrom: null, validTo: null }
  expect(problems({ ...child, birth: today })).not.toContain('birth BIRTH_FUTURE')
  expect(problems({ ...child, birth: day('2026-11-23') })).toContain('birth BIRTH_FUTURE')
  expect(problems({ birth: day('1900-01-01') })).not.toContain('birth BIRTH_TOO_EARLY')
  expect(problems({ birth: day('1899-12-31') })).toContain('birth BIRTH_TOO_EARLY')
})
