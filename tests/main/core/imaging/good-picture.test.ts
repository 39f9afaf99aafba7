/** A good picture comes out as the card centre wants it, the same bytes every time, in the size band of every place. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PhotoEngine } from '../../../../main/core/imaging/engine.ts'
import { densityOf, endsAtEnd, frameOf, hasMetadata, qualityOf } from '../../../../main/core/imaging/file/jpeg.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { counterFrame, counterFrameFile, evenlyLit, goodFrame, pixelsOf } from '../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, photoSpec, readable, verdictOf } from '../../../support/a-photo-engine.ts'

let engine: PhotoEngine
let spec: PhotoSpec
let frame: Buffer
beforeAll(async () => {
  engine = await aPhotoEngine()
  spec = await photoSpec()
  frame = await goodFrame()
})
afterAll(() => engine.close())

const finishedOf = async (image: Uint8Array, rule = spec) => {
  const judged = readable(await engine.judge(image, rule))
  if (!judged.finished || !judged.geometry || !judged.file) throw new Error('Nothing was composed')
  return { ...judged, finished: judged.finished, geometry: judged.geometry, file: judged.file }
}

test('every check passes and the head stands where the rule wants it', async () => {
  const judged = await finishedOf(frame)
  expect(judged.verdicts.filter(verdict => verdict.level !== 'pass')).toEqual([])
  expect(judged.outcome).toBe('accepted')
  expect(judged.geometry.faceWidth).toBeGreaterThanOrEqual(193)
  expect(judged.geometry.faceWidth).toBeLessThanOrEqual(221)
  expect(judged.geometry.headTop).toBeGreaterThanOrEqual(7)
  expect(judged.geometry.headTop).toBeLessThanOrEqual(21)
  expect(judged.geometry.eyeLineToBottom).toBeGreaterThanOrEqual(207)
  expect(judged.geometry.eyeMidX).toBeGreaterThanOrEqual(162)
  expect(judged.geometry.eyeMidX).toBeLessThanOrEqual(196)
})

test('a second good person, with other hair, light and wall, is accepted too', async () => {
  const judged = await finishedOf(await counterFrameFile())
  expect(judged.verdicts.filter(verdict => verdict.level !== 'pass')).toEqual([])
})

test('the file is a plain baseline JPEG at 350 dpi with nothing hidden in it', async () => {
  const { finished, file } = await finishedOf(frame)
  expect(frameOf(finished)).toEqual({ baseline: true, bits: 8, width: 358, height: 441, channels: 3 })
  expect(densityOf(finished)).toBe(350)
  expect(hasMetadata(finished)).toBe(false)
  expect(endsAtEnd(finished)).toBe(true)
  expect((await sharp(finished).metadata()).exif).toBeUndefined()
  expect(file).toMatchObject({ width: 358, height: 441, dpi: 350, bytes: finished.byteLength, quality: qualityOf(finished) })
})

test('the same frame gives the same bytes, and the raw frame is named by its hash', async () => {
  const [one, other] = [await finishedOf(frame), await finishedOf(frame)]
  expect(Buffer.from(one.finished).equals(Buffer.from(other.finished))).toBe(true)
  expect(one.verdicts).toEqual(other.verdicts)
  expect(one.raw).toEqual({ sha256: createHash('sha256').update(frame).digest('hex'), width: 1280, height: 720 })
})

test('the wall is pure white and the shoulders reach the lower edge', async () => {
  const { data, width, height } = await pixelsOf(Buffer.from((await finishedOf(frame)).finished))
  const at = (x: number, y: number) => [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)]
  for (const corner of [at(0, 0), at(width - 1, 0), at(0, 150), at(width - 1, 150)]) expect(corner).toEqual([255, 255, 255])
  const lowest = Array.from({ length: width }, (_, x) => Math.max(...at(x, height - 1)))
  expect(lowest.filter(value => value < 200).length).toBeGreaterThan(width * 0.9)
})

test('inside the person the picture is the frame itself: nothing is retouched', async () => {
  const { finished } = await finishedOf(frame, { ...spec, bytes: [14_336, 200_000] })
  const { data, width } = await pixelsOf(Buffer.from(finished))
  const portrait = await pixelsOf(await sharp(frame).toBuffer())
  const meanOf = (image: { data: Buffer; width: number }, x: number, y: number, half: number) => {
    const sum = [0, 0, 0]
    for (let row = y - half; row < y + half; row++)
      for (let column = x - half; column < x + half; column++)
        for (const c of [0, 1, 2]) sum[c] = (sum[c] ?? 0) + (image.data[(row * image.width + column) * 3 + c] ?? 0)
    return sum.map(value => value / (4 * half * half))
  }
  // Eye middle of the frame and of the picture; 0.757 is the scale between their face widths.
  const forehead = { frame: meanOf(portrait, 630, 238, 16), picture: meanOf({ data, width }, 179, 231 - 50, 12) }
  for (const c of [0, 1, 2]) expect(Math.abs((forehead.frame[c] ?? 0) - (forehead.picture[c] ?? 0))).toBeLessThan(6)
})

describe('every size band of a place is met by quality alone', () => {
  test.each([
    [9 * 1024, 20_000],
    [14_336, 20_000],
    [14_336, 40_000],
    [15_360, 100_000],
    [20_480, 200_000],
  ] as const)('%i to %i bytes', async (low, high) => {
    const judged = await finishedOf(frame, { ...spec, bytes: [low, high] })
    expect(judged.file.bytes).toBeGreaterThanOrEqual(low)
    expect(judged.file.bytes).toBeLessThanOrEqual(high)
    expect(endsAtEnd(judged.finished)).toBe(true)
    expect(verdictOf(judged, 'file').level).toBe('pass')
  })

  test('a band that no quality reaches is said so', async () => {
    const judged = await finishedOf(frame, { ...spec, bytes: [400_000, 500_000] })
    expect(judged.outcome).toBe('refused')
    expect(verdictOf(judged, 'file')).toMatchObject({ level: 'refuse', limit: '400000-500000 bytes' })
  })
})

describe('the geometry holds wherever the person sits', () => {
  const portrait = evenlyLit()
  test.each([
    ['nearer the left', 40, 1, 0],
    ['nearer the right', 520, 1, 0],
    ['farther away', 350, 0.82, 0],
    ['leaning a little', 280, 1, 6],
  ])('%s', async (_where, left, size, degrees) => {
    const side = Math.round(720 * size)
    const person = await sharp(await portrait)
      .resize(side, side)
      .toBuffer()
    const moved = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#1c1c1c' } })
      .composite([{ input: person, left, top: 720 - side }])
      .png()
      .toBuffer()
    const judged = await finishedOf(await sharp(moved).rotate(degrees, { background: '#1c1c1c' }).png().toBuffer())
    expect(verdictOf(judged, 'geometry').level).toBe('pass')
    expect(verdictOf(judged, 'tilt-left').level).toBe('pass')
    expect(judged.geometry.eyeLineToBottom).toBeGreaterThanOrEqual(207)
  })
})

test.each([90, 180, 270])('a picture turned by %i degrees without a word of it is set upright', async degrees => {
  const judged = await finishedOf(await sharp(frame).rotate(degrees).jpeg({ quality: 95 }).toBuffer())
  expect(judged.outcome).toBe('accepted')
})

test('a phone picture that lies on its side by its EXIF orientation is judged upright', async () => {
  const sideways = await sharp(await counterFrame(await evenlyLit()))
    .rotate(90)
    .withMetadata({ orientation: 8 })
    .jpeg({ quality: 95 })
    .toBuffer()
  const judged = await finishedOf(sideways)
  expect(judged.raw).toMatchObject({ width: 1280, height: 720 })
  expect(judged.outcome).toBe('accepted')
})
