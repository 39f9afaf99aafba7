/** Tests which number belongs to which document. */
import { expect, test } from 'vitest'
import { type DocType, docTypes, readNumber } from '../../../shared/identity/documents.ts'
import { docTypeText } from '../../../shared/strings/zh-CN/identity.ts'
import { Day } from '../../../shared/time.ts'

const today = Day.parse('2026-11-22')

const good: Record<DocType, readonly string[]> = {
  RIC: ['11010519491231002X'],
  TIC: ['11010519491231002X'],
  HKB: ['11010519491231002X'],
  HMT: ['810000199003070023', '830000198511200030'],
  HMP: ['H12345678', 'm1234567801', 'HA0123456', 'MA0123456'],
  TWP: ['12345678', '1234567801'],
  FPR: ['KAZ110090123105', '91139819901231003X'],
  PPT: ['E12345678', 'AB123'],
}

test.each(docTypes)('%s takes its own numbers', docType => {
  for (const number of good[docType]) expect(readNumber(docType, number, today), number).toMatchObject({ ok: true })
  expect(docTypeText[docType]).toMatch(/\p{Script=Han}/u)
})

test('a good number of another document is not taken for this one', () => {
  expect(readNumber('RIC', '810000199003070023', today)).toEqual({ ok: false, code: 'ID_KIND' })
  expect(readNumber('HMT', '11010519491231002X', today)).toEqual({ ok: false, code: 'ID_KIND' })
  expect(readNumber('FPR', '11010519491231002X', today)).toEqual({ ok: false, code: 'ID_KIND' })
})

test('a pass or passport of the wrong form says which', () => {
  expect(readNumber('HMP', '12345678', today)).toEqual({ ok: false, code: 'PASS_NUMBER' })
  expect(readNumber('TWP', '123', today)).toEqual({ ok: false, code: 'PASS_NUMBER' })
  expect(readNumber('PPT', 'E-1', today)).toEqual({ ok: false, code: 'PASSPORT_NUMBER' })
})
