/** Every file size a place asks for is met or said to be missed, and the largest and oddest pictures are read with bounded memory. */
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PhotoEngine } from '../../../../main/core/imaging/engine.ts'
import { encode, safeBand } from '../../../../main/core/imaging/file/encode.ts'
import { endsAtEnd } from '../../../../main/core/imaging/file/jpeg.ts'
import { decode } from '../../../../main/core/imaging/raster/decode.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { counterFrameFile, goodFrame, pixelsOf } from '../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, photoSpec, readable, verdictOf } from '../../../support/a-photo-engine.ts'

let engine: PhotoEngine
let spec: PhotoSpec
beforeAll(async () => {
  engine = await aPhotoEngine()
  spec = await photoSpec()
})
afterAll(() => engine.close())

const kb = 1024

describe('the size bands that cities and banks publish', () => {
  test.each([
    ['Shenzhen and Changsha', 9 * kb, 20 * kb],
    ['Suzhou in Anhui', 5 * kb, 50 * kb],
    ['the identity card', 14 * kb, 20 * kb],
    ['the base, Wuhan and Binzhou', 14 * kb, 40 * kb],
    ['Guangzhou', 20 * kb, 200 * kb],
    ['a general notice', 15 * kb, 100 * kb],
    ['Yantai, without a lower end', 1, 100 * kb],
  ] as const)('%s', async (_place, low, high) => {
    for (const frame of [await goodFrame(), await counterFrameFile()]) {
      const judged = readable(await engine.judge(frame, { ...spec, bytes: [low, high] }))
      expect(judged.file?.bytes).toBeGreaterThanOrEqual(low)
      // Also where a kilobyte is taken for a thousand bytes.
      expect(judged.file?.bytes).toBeLessThanOrEqual((high / kb) * 1000)
      expect(verdictOf(judged, 'file').level).toBe('pass')
    }
  })

  test('Liaocheng wants 140 KB and more: the file is as large as honest quality makes it, and the verdict says whether that is enough', async () => {
    const band = [140 * kb, 10_000 * kb] as const
    for (const frame of [await goodFrame(), await counterFrameFile()]) {
      const judged = readable(await engine.judge(frame, { ...spec, bytes: band }))
      expect(judged.file?.quality).toBe(100)
      expect(endsAtEnd(judged.finished ?? new Uint8Array(0))).toBe(true)
      const enough = (judged.file?.bytes ?? 0) >= 140 * kb
      expect(verdictOf(judged, 'file').level).toBe(enough ? 'pass' : 'refuse')
    }
  })

  test('the search ends within eight encodes, whatever the band', async () => {
    const { data, width, height } = await pixelsOf(
      await sharp(await goodFrame())
        .resize(358, 441, { fit: 'cover' })
        .png()
        .toBuffer(),
    )
    const bitmap = { data: new Uint8Array(data), width, height }
    for (const bytes of [
      [1, 2],
      [5_000, 6_000],
      [14_336, 14_400],
      [30_000, 30_200],
      [14_336, 40_000],
      [500_000, 900_000],
    ] as const) {
      const encoded = await encode(bitmap, { ...spec, bytes })
      expect(encoded.tries).toBeLessThanOrEqual(8)
      const { low, high } = safeBand(bytes)
      expect(encoded.inBand).toBe(encoded.jpeg.byteLength >= low && encoded.jpeg.byteLength <= high)
    }
  })
})

describe('odd kinds of picture', () => {
  test.each([
    ['grey PNG', (frame: Sharp) => frame.greyscale().toColourspace('b-w').png()],
    ['grey PNG of 16 bits', (frame: Sharp) => frame.toColourspace('grey16').png()],
    ['grey PNG with transparency', (frame: Sharp) => frame.greyscale().ensureAlpha().png()],
    ['PNG with a palette', (frame: Sharp) => frame.png({ palette: true })],
  ] as const)('%s is read as upright colour pixels', async (_kind, made) => {
    const decoded = await decode(await made(sharp(await goodFrame())).toBuffer())
    expect(decoded).toMatchObject({ ok: true, width: 1280, height: 720, image: { width: 1280, height: 720 } })
    if (decoded.ok) expect(decoded.image.data).toHaveLength(1280 * 720 * 3)
  })

  test('what is see-through becomes white, not black', async () => {
    const clear = await sharp({ create: { width: 200, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer()
    const decoded = await decode(clear)
    expect(decoded.ok && Math.min(...decoded.image.data)).toBe(255)
  })

  test('a hundred pixels are read and refused for their size, not for their kind', async () => {
    const tiny = await sharp(await goodFrame())
      .extract({ left: 280, top: 0, width: 720, height: 720 })
      .resize(100, 100)
      .png()
      .toBuffer()
    expect(verdictOf(await engine.judge(tiny, spec), 'source-size').level).toBe('refuse')
  })

  test('a HEIC photo, which the image library is built without, is called by its name', async () => {
    const box = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(4), Buffer.from('mif1heic')])
    expect(await engine.judge(Buffer.concat([box, Buffer.alloc(4_000, 7)]), spec)).toEqual({ readable: false, code: 'IMAGE_HEIC' })
  })
})

describe('fifty megapixels', () => {
  test.each([
    ['JPEG', (frame: Sharp) => frame.jpeg({ quality: 80 })],
    ['PNG', (frame: Sharp) => frame.png({ compressionLevel: 1 })],
  ] as const)('as %s are judged, with memory for a fraction of their pixels', async (_kind, made) => {
    const huge = await made(sharp(await counterFrameFile()).resize(9428, 5303)).toBuffer()
    const before = process.memoryUsage().rss
    let peak = before
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 10)
    const judged = readable(await engine.judge(huge, spec))
    clearInterval(watch)
    expect(judged.raw).toMatchObject({ width: 9428, height: 5303 })
    expect(verdictOf(judged, 'geometry').level).toBe('pass')
    expect((peak - before) / 1e6).toBeLessThan(400)
  })
})
