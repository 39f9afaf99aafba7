/** Tests the numbers of identity documents against printed specimens and every possible slip of one key. */
import { expect, test } from 'vitest'
import { tidyNumber } from '../../../shared/entry/number.ts'
import { checkCharacter, readCitizenNumber, readForeigner2017 } from '../../../shared/identity/id-number.ts'
import { Day } from '../../../shared/time.ts'

const today = Day.parse('2026-11-22')
const read = (text: string) => readCitizenNumber(text, today)
const codeOf = (text: string) => {
  const found = read(text)
  return found.ok ? null : found.code
}
const withCheck = (digits17: string) => `${digits17}${checkCharacter(digits17)}`

// Specimen of the standard, no living person's number.
const specimen = '11010519491231002X'

test('the specimen of the standard is a woman born on the last day of 1949', () => {
  expect(read(specimen)).toEqual({ ok: true, kind: 'resident', number: specimen, birth: '1949-12-31', sex: '2', birthYymmdd: null })
})

test('the second specimen has its check digit right, but nobody born in 1880 stands at a counter', () => {
  expect(checkCharacter('44052418800101001')).toBe('4')
  expect(codeOf('440524188001010014')).toBe('ID_TOO_EARLY')
})

test('a small x, full-width digits and groups of four are read as the same number', () => {
  for (const typed of ['11010519491231002x', '1101 0519 4912 3100 2X', '１１０１０５１９４９１２３１００２Ｘ']) {
    expect(read(typed)).toMatchObject({ ok: true, number: specimen })
  }
  expect(tidyNumber(' a1 ')).toBe('A1')
})

test('one wrong key anywhere in a number is caught', () => {
  for (const number of [specimen, withCheck('31011520000229123'), withCheck('34020719880415002')]) {
    expect(codeOf(number)).toBeNull()
    for (let place = 0; place < 18; place += 1) {
      for (const key of place === 17 ? '0123456789X' : '0123456789') {
        if (key === number[place]) continue
        const slipped = number.slice(0, place) + key + number.slice(place + 1)
        expect(codeOf(slipped), `${place} ${key}`).not.toBeNull()
      }
    }
  }
})

test('two neighbouring digits swapped are caught', () => {
  const number = withCheck('31011520000229123')
  for (let place = 0; place < 16; place += 1) {
    const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2)
    if (swapped !== number) expect(codeOf(swapped), String(place)).not.toBeNull()
  }
})

test('each fault is named for what it is', () => {
  expect(codeOf('11010519491231002')).toBe('ID_LENGTH')
  expect(codeOf('110105491231002')).toBe('ID_LENGTH')
  expect(codeOf('1101051949123100XX')).toBe('ID_CHARS')
  expect(codeOf('110105194912310021')).toBe('ID_CHECK_DIGIT')
  expect(codeOf('11010519491301002X')).toBe('ID_CHECK_DIGIT')
  expect(codeOf(withCheck('11010519490230002'))).toBe('ID_DATE')
  expect(codeOf(withCheck('11010520261123002'))).toBe('ID_FUTURE')
  expect(codeOf(withCheck('01010519491231002'))).toBe('ID_FIRST_DIGIT')
})

test('someone born today can be registered today', () => {
  expect(codeOf(withCheck('11010520261122002'))).toBeNull()
})

test('an abolished or unknown division is never a reason to refuse a number', () => {
  for (const division of ['320503', '119999', '710101', '659012']) expect(codeOf(withCheck(`${division}19880415002`)), division).toBeNull()
})

test('residence permits and the foreigner card of 2023 are told apart by their first digits', () => {
  expect(read('810000199003070023')).toMatchObject({ ok: true, kind: 'residence-permit', birth: '1990-03-07', sex: '2' })
  expect(read('830000198511200030')).toMatchObject({ ok: true, kind: 'residence-permit', sex: '1' })
  expect(read('91139819901231003X')).toMatchObject({ ok: true, kind: 'foreigner-2023', birth: '1990-12-31', sex: '1' })
})

test('the foreigner card of 2017 carries its check digit and a birth without century', () => {
  expect(readForeigner2017('kaz110090123105', today)).toMatchObject({
    ok: true,
    number: 'KAZ110090123105',
    birth: null,
    birthYymmdd: '901231',
  })
  // By hand: 7*30+3*28+1*10 + 7*4+3*4 + 3*9 + 3*1 + 7*1+3*1 = 384.
  expect(readForeigner2017('USA440090010114', today)).toMatchObject({ ok: true, birthYymmdd: '900101' })
  for (let check = 0; check < 10; check += 1) {
    expect(readForeigner2017(`KAZ11009012310${check}`, today).ok).toBe(check === 5)
  }
  expect(readForeigner2017('KAZ11009013310', today)).toEqual({ ok: false, code: 'ID_LENGTH' })
  expect(readForeigner2017('1AZ110090123105', today)).toEqual({ ok: false, code: 'ID_CHARS' })
})
