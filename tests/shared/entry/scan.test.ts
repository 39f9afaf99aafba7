/** Tests that a scanner is told from a person by its rhythm, and what it read from what the field is for. */
import { expect, test } from 'vitest'
import { pasted, typed, typedDay, typedNumber } from '../../../shared/entry/field.ts'
import { burstAfter, mayBelong, noBurst, type ScanKind, scannedBy, staysIn } from '../../../shared/entry/scan.ts'

const typedAt = (text: string, gap: number) => [...text].reduce((burst, letter, at) => burstAfter(burst, letter, 1_000 + at * gap), noBurst)
const number = '440106198507120012'

test('eighteen characters in a row are a scan, the same ones typed by a person are not', () => {
  expect(scannedBy(typedAt(number, 4), 1_000 + 17 * 4 + 5)).toBe(number)
  expect(scannedBy(typedAt(number, 80), 1_000 + 17 * 80 + 5)).toBeNull()
  expect(scannedBy(typedAt('1234567', 4), 1_030)).toBeNull()
  expect(scannedBy(typedAt(number, 4), 2_000)).toBeNull()
  expect(scannedBy(noBurst, 1_000)).toBeNull()
})

test('what a person typed before the scan is no part of it', () => {
  const after = [...'王'].reduce((burst, letter) => burstAfter(burst, letter, 0), noBurst)
  const burst = [...number].reduce((now, letter, at) => burstAfter(now, letter, 500 + at * 3), after)
  expect(scannedBy(burst, 560)).toBe(number)
  const quickly = [...number].reduce((now, letter, at) => burstAfter(now, letter, 200 + at * 3), after)
  expect(scannedBy(quickly, 260)).toBe(number)
})

test('a letter that a busy machine hands over late halves no scan', () => {
  const stalledAt = (text: string, place: number) =>
    [...text].reduce((burst, letter, at) => burstAfter(burst, letter, 1_000 + at * 4 + (at >= place ? 90 : 0)), noBurst)
  for (const place of [2, 3, 7, 10]) expect(scannedBy(stalledAt('13800000000', place), 1_140)).toBe('13800000000')
})

test('a person who types fast and falters is still a person', () => {
  const gaps = [60, 70, 34, 90, 33, 80, 120, 30, 75, 34]
  let at = 0
  const burst = [...'13800000000'].reduce((now, letter, place) => {
    at += gaps[place - 1] ?? 0
    return burstAfter(now, letter, at)
  }, noBurst)
  expect(scannedBy(burst, at + 60)).toBeNull()
})

test.each<[ScanKind, string, boolean]>([
  ['name', number, false],
  ['name', '11010519491231002x', false],
  ['name', 'SS01-20261122-0001', false],
  ['name', 'SPECIMEN AIDA', true],
  ['number', number, true],
  ['number', '6217000112345678901', false],
  ['mobile', '13800000000', true],
  ['mobile', number, false],
  ['day', '20160501', true],
  ['day', number, false],
  ['choice', number, false],
  ['words', '6217000112345678', false],
])('in a field of a %s, %s belongs: %s', (kind, scanned, belongs) => {
  expect(mayBelong(kind, scanned)).toBe(belongs)
})

test.each<[ScanKind, string, string, boolean]>([
  ['mobile', '00000000', '13800000000', true],
  ['number', '198507120012', '4401 0619 8507 1200 12', true],
  ['day', '0160501', '2016-05-01', true],
  ['mobile', '12345678', '138012345678', false],
  ['name', number, `王${number}`, false],
  ['choice', number, `1${number}`, false],
])('a stall in the middle of typing makes no scan: in a field of a %s, %s as the end of %s stays: %s', (kind, scanned, whole, stays) => {
  expect(staysIn(kind, scanned, whole)).toBe(stays)
})

test('a paste is cleaned whole, what is typed only of what no key gives', () => {
  expect(pasted.mobile('\u202d+86 138-0000-0000\u202c')).toBe('13800000000')
  expect(pasted.phone('(020) 8888-8888')).toBe('02088888888')
  expect(pasted.name(' 阿依古丽.买买提\r\n')).toBe('阿依古丽·买买提')
  expect(pasted.text(' 天河路\u200b1号\n')).toBe('天河路1号')
  expect(pasted.lines(' 一\r\n二 ')).toBe('一\n二')
  expect(pasted.digits('５１０ ６２０')).toBe('510620')
  expect(pasted.code(' ab－12 ')).toBe('AB-12')
  expect(pasted.secret(' p ')).toBe(' p ')
  expect(typed.text('天河路 ')).toBe('天河路 ')
  expect(typed.name('AIDA ')).toBe('AIDA ')
  expect(typed.mobile('+852 9')).toBe('+8529')
  expect(typed.digits('１３8a')).toBe('138')
  expect(typedNumber('4401 06１9x', 18)).toBe('4401061 9X'.replace(' ', ''))
  expect(typedNumber(`${number}9`, 18)).toBe(number)
  expect(typedDay('2016-0501９9')).toBe('20160501')
})
