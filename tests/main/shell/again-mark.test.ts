/** Tests that a slip printed again carries its mark above it, and comes out whole also where the mark cannot be drawn. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { marked } from '../../../main/shell/again-mark.ts'
import { headBytes } from '../../../shared/printing/dots.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { aSlip } from '../../support/a-slip.ts'

const [mark, slip] = [aSlip(20), aSlip(40)]
const packed = (dots: Uint8Array) => new Uint8Array(deflateRawSync(dots))
const page = { html: '<p></p>', widthMm: 80, heightMm: null, title: 'mark' }
const made = { pdf: new Uint8Array([1]), pages: 1, preview: new Uint8Array([1]), dots: packed(mark) }
const rows = (dots: Uint8Array) => new Uint8Array(inflateRawSync(dots))

test('a first paper goes out as it is sealed', async () => {
  const never = async () => Promise.reject(new Error('nothing is to be drawn'))
  expect(await marked({ makeSlip: never }, packed(slip), null)).toEqual(packed(slip))
})

test('the mark stands above, then a gap, then the slip dot for dot', async () => {
  const both = rows(await marked({ makeSlip: async () => made }, packed(slip), page))
  expect(both.length % headBytes).toBe(0)
  expect(both.subarray(0, mark.length)).toEqual(new Uint8Array(mark))
  expect(both.subarray(both.length - slip.length)).toEqual(new Uint8Array(slip))
  const gap = both.subarray(mark.length, both.length - slip.length)
  expect(gap.length).toBeGreaterThan(headBytes)
  expect(gap.every(byte => byte === 0)).toBe(true)
})

test('a mark that cannot be drawn keeps no slip back; a fault of the program is one', async () => {
  const refused = async () => Promise.reject(new Refusal('PRINT_FAILED', { reason: 'timeout' }))
  expect(await marked({ makeSlip: refused }, packed(slip), page)).toEqual(packed(slip))
  const broken = async () => Promise.reject(new TypeError('broken'))
  await expect(marked({ makeSlip: broken }, packed(slip), page)).rejects.toThrow('broken')
})
