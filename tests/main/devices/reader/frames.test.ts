/** Frames of a reader are put together whatever pieces they come in, and noise is no frame. */
import { expect, test } from 'vitest'
import { findCard, frameOf, frameReader, readCard } from '../../../../main/devices/reader/frames.ts'
import { textBlockOf } from '../../../../main/devices/reader/text-block.ts'
import { photoWithPreamble } from '../../../support/a-chip.ts'
import { dice } from '../../../support/a-dice.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

test('questions are the bytes that the papers of the readers print', () => {
  expect(frameOf(findCard)).toEqual(hex('AA AA AA 96 69 00 03 20 01 22'))
  expect(frameOf(readCard)).toEqual(hex('AA AA AA 96 69 00 03 30 01 32'))
})

test.each([
  ['a card was found', 'AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97', '00 00 9F 00 00 00 00'],
  ['none was found', 'AA AA AA 96 69 00 04 00 00 80 84', '00 00 80'],
  ['one more byte of the preamble before it', 'AA AA AA AA 96 69 00 04 00 00 80 84', '00 00 80'],
  ['the beginning of a frame that nobody ended before it', 'AA AA AA 96 69 FF FF AA AA AA 96 69 00 04 00 00 80 84', '00 00 80'],
])('an answer is understood: %s', (_what, bytes, body) => {
  expect(frameReader().take(hex(bytes))).toEqual([{ body: hex(body) }])
})

test('a wrong checksum is told, and the frame behind it is found', () => {
  const bytes = hex('AA AA AA 96 69 00 04 00 00 80 85 AA AA AA 96 69 00 04 00 00 81 85')
  expect(frameReader().take(bytes)).toEqual(['bad-checksum', { body: hex('00 00 81') }])
})

test('a picture that holds a preamble and a whole answer is one frame, in pieces of any size', () => {
  const roll = dice(7)
  const body = Uint8Array.of(0, 0, 0x90, ...photoWithPreamble())
  const frame = frameOf(body)
  for (let round = 0; round < 200; round += 1) {
    const frames = frameReader()
    const found = []
    for (let at = 0; at < frame.length; ) {
      const size = 1 + roll.below(300)
      found.push(...frames.take(frame.slice(at, at + size)))
      at += size
    }
    expect(found).toEqual([{ body }])
  }
})

test('noise before a frame never loses it, even where it looks like the head of a longer one', () => {
  const roll = dice(11)
  const answer = hex('AA AA AA 96 69 00 04 00 00 80 84')
  for (let round = 0; round < 300; round += 1) {
    const noise = Uint8Array.from({ length: roll.below(12) }, () => [0xaa, 0x96, 0x69, 0x00, 0x05, 0xff][roll.below(6)] ?? 0)
    const frames = frameReader()
    const found = frames.take(Uint8Array.of(...noise, ...answer)).filter(one => one !== 'bad-checksum')
    expect(found.length > 0 ? found : [frames.atRest()], Buffer.from(noise).toString('hex')).toEqual([{ body: hex('00 00 80') }])
  }
})

test('a text block is always 256 bytes, whatever is written into it', () => {
  const long = '长'.repeat(90)
  const text = { number: long, name: long, latinName: long, sex: '1', birth: '', validFrom: '', validTo: '' }
  const rest = { ethnic: '', address: long, issuer: long, nationality: '', passNumber: '', issueCount: '' }
  expect(textBlockOf({ layout: 'foreigner-2023', ...text, ...rest })).toHaveLength(256)
})
