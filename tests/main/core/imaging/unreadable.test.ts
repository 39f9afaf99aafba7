/** Whatever bytes arrive, the engine answers with a reason and keeps working. */
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPhotoEngine, type PhotoEngine } from '../../../../main/core/imaging/engine.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { bmpOf, goodFrame } from '../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, modelsDir, photoSpec, readable } from '../../../support/a-photo-engine.ts'

let engine: PhotoEngine
let spec: PhotoSpec
beforeAll(async () => {
  engine = await aPhotoEngine()
  spec = await photoSpec()
})
afterAll(() => engine.close())

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#888888' } })
const png = (width: number, height: number) => plain(width, height).png({ compressionLevel: 9 }).toBuffer()

/** Two frames one above the other are pages to the image library. */
const twoPictures = async (format: 'webp' | 'tiff') => {
  const pages = { raw: { width: 300, height: 600, channels: 3, pageHeight: 300 } } as const
  const { data } = await plain(300, 600).raw().toBuffer({ resolveWithObject: true })
  return sharp(data.fill(200, 0, 300 * 300 * 3), pages)
    [format]({ quality: 80 })
    .toBuffer()
}

describe('bytes that are no usable picture', () => {
  test.each([
    ['nothing at all', async () => Buffer.alloc(0), 'IMAGE_EMPTY'],
    ['a text file', async () => Buffer.from('not a picture, whatever its name says'), 'IMAGE_UNREADABLE'],
    ['a drawing', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"/>'), 'IMAGE_DRAWING'],
    ['a document', async () => Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'), 'IMAGE_DRAWING'],
    ['an animation', async () => plain(300, 300).gif().toBuffer(), 'IMAGE_MANY'],
    ['an animated WebP', async () => twoPictures('webp'), 'IMAGE_MANY'],
    ['a scan of two pages', async () => twoPictures('tiff'), 'IMAGE_MANY'],
    ['half a JPEG', async () => (await goodFrame()).subarray(0, 60_000), 'IMAGE_TORN'],
    [
      'half a PNG',
      async () =>
        (
          await sharp(await goodFrame())
            .png()
            .toBuffer()
        ).subarray(0, 200_000),
      'IMAGE_TORN',
    ],
    ['half a Windows bitmap', async () => (await bmpOf(await goodFrame())).subarray(0, 500_000), 'IMAGE_UNREADABLE'],
    ['a thumbnail', async () => png(90, 300), 'IMAGE_TOO_SMALL'],
    ['a bomb of a hundred megapixels in a few kilobytes', async () => png(10_000, 10_000), 'IMAGE_TOO_LARGE'],
    ['a strip longer than any camera makes', async () => png(31_000, 200), 'IMAGE_TOO_LARGE'],
  ] as const)('%s', async (_what, bytes, code) => {
    expect(await engine.judge(await bytes(), spec)).toEqual({ readable: false, code })
  })
})

describe('pictures of other kinds are read', () => {
  test('a JPEG whose last two bytes are missing has every pixel, and is read', async () => {
    const judged = readable(await engine.judge((await goodFrame()).subarray(0, -2), spec))
    expect(judged.outcome).toBe('accepted')
  })

  test.each([
    ['PNG', (frame: Buffer) => sharp(frame).png().toBuffer()],
    ['PNG of 16 bits', (frame: Buffer) => sharp(frame).toColourspace('rgb16').png().toBuffer()],
    ['PNG with transparency', (frame: Buffer) => sharp(frame).ensureAlpha().png().toBuffer()],
    ['WebP', (frame: Buffer) => sharp(frame).webp({ quality: 95 }).toBuffer()],
    ['TIFF', (frame: Buffer) => sharp(frame).tiff().toBuffer()],
    ['AVIF', (frame: Buffer) => sharp(frame).avif({ quality: 80, effort: 0 }).toBuffer()],
    ['CMYK JPEG', (frame: Buffer) => sharp(frame).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
    ['Windows bitmap', bmpOf],
    ['progressive JPEG', (frame: Buffer) => sharp(frame).jpeg({ quality: 95, progressive: true }).toBuffer()],
  ] as const)('%s', async (_kind, made) => {
    const judged = readable(await engine.judge(await made(await goodFrame()), spec))
    expect(judged.outcome).not.toBe('refused')
  })

  test('a greyscale JPEG is read, and refused for its missing colour alone', async () => {
    const judged = readable(
      await engine.judge(
        await sharp(await goodFrame())
          .greyscale()
          .jpeg({ quality: 95 })
          .toBuffer(),
        spec,
      ),
    )
    expect(judged.verdicts.filter(one => one.level === 'refuse').map(one => one.check)).toEqual(['natural-colour'])
  })

  test('a picture of twenty-four megapixels is read within the deadline', async () => {
    const large = await sharp(await goodFrame())
      .resize(6532, 3674)
      .jpeg({ quality: 80 })
      .toBuffer()
    const judged = readable(await engine.judge(large, spec))
    expect(judged.raw).toMatchObject({ width: 6532, height: 3674 })
    expect(judged.verdicts.find(one => one.check === 'one-face')?.level).toBe('pass')
  })
})

test('a picture that takes too long is given up, and the next one is judged by a new thread', async () => {
  const hasty = await aPhotoEngine({ deadline: 40 })
  await expect(hasty.judge(await goodFrame(), spec)).rejects.toThrowError(new Refusal('TIMED_OUT'))
  await expect(hasty.judge(await goodFrame(), spec)).rejects.toThrowError(new Refusal('TIMED_OUT'))
  await hasty.close()
  expect(readable(await engine.judge(await goodFrame(), spec)).outcome).toBe('accepted')
})

test('a fault in the thread is told, and the next picture is judged by a new one', async () => {
  await expect(engine.judge(await goodFrame(), { ...spec, width: -1 })).rejects.toThrowError('width')
  expect(readable(await engine.judge(await goodFrame(), spec)).outcome).toBe('accepted')
})

test('an engine that is closed judges nothing more, not even the pictures that stand in line', async () => {
  const closing = await aPhotoEngine()
  const frame = await goodFrame()
  const inLine = Promise.allSettled([closing.judge(frame, spec), closing.look(frame, spec), closing.warmUp()])
  await closing.close()
  expect(await inLine).toEqual(Array.from({ length: 3 }, () => ({ status: 'rejected', reason: new Refusal('CORE_DOWN') })))
})

test('a network file that is not the one that was built in is not run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'photo-models-'))
  await cp(modelsDir, folder, { recursive: true })
  await appendFile(join(folder, 'iris.bin'), 'x')
  const tampered = openPhotoEngine({ modelsDir: folder })
  await expect(tampered.warmUp()).rejects.toThrowError('iris.bin')
  await tampered.close()
  await rm(folder, { recursive: true })
})

test('pictures that arrive at once are all answered', async () => {
  const frame = await goodFrame()
  const answers = await Promise.all([engine.judge(frame, spec), engine.judge(new Uint8Array(0), spec), engine.judge(frame, spec)])
  expect(answers.map(answer => answer.readable)).toEqual([true, false, true])
})
