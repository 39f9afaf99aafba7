/** The parts of a JPEG that a card centre's checker reads. */
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { safeBand } from '../../../../../main/core/imaging/file/encode.ts'
import { densityOf, endsAtEnd, frameOf, hasMetadata, qualityOf, withDensity } from '../../../../../main/core/imaging/file/jpeg.ts'

const made = (quality: number) =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#a08060', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).jpeg({
    quality,
  })

test('the density is written into the JFIF header and read back', async () => {
  const jpeg = withDensity(await made(80).toBuffer(), 350)
  expect(densityOf(jpeg)).toBe(350)
  expect(await sharp(jpeg).metadata()).toMatchObject({ density: 350, width: 64, height: 48 })
})

test.each([10, 34, 50, 75, 92, 100])('quality %i is told from the tables alone', async quality => {
  expect(qualityOf(await made(quality).toBuffer())).toBe(quality)
})

test('progressive pictures, metadata and bytes after the end are noticed', async () => {
  const plain = await made(80).toBuffer()
  expect(frameOf(plain)?.baseline).toBe(true)
  expect(frameOf(await made(80).jpeg({ progressive: true }).toBuffer())?.baseline).toBe(false)
  expect(hasMetadata(plain)).toBe(false)
  expect(hasMetadata(await made(80).withMetadata({ density: 350 }).toBuffer())).toBe(true)
  expect(endsAtEnd(plain)).toBe(true)
  expect(endsAtEnd(Buffer.concat([plain, Buffer.alloc(100)]))).toBe(false)
})

test('what is no JPEG has neither density nor quality', async () => {
  const png = await made(80).png().toBuffer()
  expect([densityOf(png), qualityOf(png), frameOf(png)]).toEqual([null, null, null])
})

test('a band in round kilobytes is kept inside both meanings of a kilobyte', () => {
  expect(safeBand([14_000, 20_480])).toEqual({ low: 14_336, high: 19_900 })
  expect(safeBand([14_336, 20_000])).toEqual({ low: 14_336, high: 19_900 })
})
