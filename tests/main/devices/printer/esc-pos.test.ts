/** The bytes a slip printer is sent, as the makers' papers have them, and what its answers mean. */
import { expect, test } from 'vitest'
import {
  bandRows,
  bandsOf,
  begin,
  cut,
  errorTrouble,
  isLive,
  isPaperLow,
  isPaperOut,
  offlineTrouble,
  questions,
  whenDone,
} from '../../../../main/devices/printer/esc-pos.ts'
import { headBytes } from '../../../../shared/printing/dots.ts'
import { aSlip } from '../../../support/a-slip.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('begin, cut and questions are these bytes', () => {
  expect([begin, cut, questions.offline, questions.error, questions.paper, whenDone].map(hex)).toEqual([
    '1b40',
    '1d564200',
    '100402',
    '100403',
    '100404',
    '1d7201',
  ])
})

test('a band says its width in bytes and its height in rows, low byte first', () => {
  const [band] = bandsOf(aSlip(2))
  expect(hex(band?.slice(0, 8) ?? new Uint8Array())).toBe('1d76300048000200')
  expect(hex(band?.slice(8) ?? new Uint8Array())).toBe(`${'ff'.repeat(72)}${'ff'.repeat(72)}`)
})

test('a long slip goes in bands that hold its rows one after the other, none twice', () => {
  const slip = aSlip(2 * bandRows + 3)
  const bands = bandsOf(slip)
  expect(bands.map(band => (band.length - 8) / headBytes)).toEqual([bandRows, bandRows, 3])
  expect(Buffer.concat(bands.map(band => band.subarray(8)))).toEqual(Buffer.from(slip))
})

test('answers', () => {
  expect([0x12, 0x16, 0x32, 0x72].every(isLive)).toBe(true)
  expect([0x00, 0xff, 0x80, 0x1d].some(isLive)).toBe(false)
  expect([0x12, 0x16, 0x32, 0x52].map(offlineTrouble)).toEqual([null, 'cover', 'paper', 'printer-error'])
  expect([0x12, 0x1a, 0x32].map(errorTrouble)).toEqual([null, 'printer-error', 'printer-error'])
  expect([0x12, 0x1e, 0x72].map(byte => [isPaperOut(byte), isPaperLow(byte)])).toEqual([
    [false, false],
    [false, true],
    [true, false],
  ])
})
