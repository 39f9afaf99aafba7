/** Encodes the finished picture to the required file size by varying the quality only, in at most eight attempts. */
import sharp from 'sharp'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import type { Bitmap } from '../raster/pixels.ts'
import { withDensity } from './jpeg.ts'

export type Encoded = { readonly jpeg: Uint8Array; readonly quality: number; readonly tries: number; readonly inBand: boolean }

type Subsampling = '4:2:0' | '4:4:4'
const worst = 20
const best = 100
// From this quality on, full colour resolution (4:4:4) uses the bytes better than finer quantisation.
const fullColourFrom = 90

export async function encode(image: Bitmap, spec: PhotoSpec): Promise<Encoded> {
  const band = safeBand(spec.bytes)
  const search = new Search(band)
  const make = async (quality: number, colour: Subsampling) => search.seen(await encodeOnce(image, spec.dpi, quality, colour), quality)
  if (await make(fullColourFrom, '4:4:4')) {
    await bisect(fullColourFrom + 1, best, quality => make(quality, '4:4:4'))
  } else {
    await bisect(worst, 97, quality => make(quality, '4:2:0'))
  }
  return search.result()
}

/** Finds the highest quality that fits; calls `fits` six or seven times. */
async function bisect(low: number, high: number, fits: (quality: number) => Promise<boolean>): Promise<void> {
  let [from, to] = [low, high]
  while (from <= to) {
    const quality = (from + to + 1) >> 1
    if (await fits(quality)) from = quality + 1
    else to = quality - 1
  }
}

/** "20 KB" means 20,000 bytes to one checker and 20,480 to another: stay inside both, with a small margin. */
export function safeBand([low, high]: PhotoSpec['bytes']): { low: number; high: number } {
  const safeLow = low % 1000 === 0 ? (low / 1000) * 1024 : low
  const safeHigh = high % 1024 === 0 ? (high / 1024) * 1000 : high
  return { low: safeLow, high: Math.floor(safeHigh * 0.995) }
}

type Try = { readonly jpeg: Uint8Array; readonly quality: number }

class Search {
  private readonly band: { low: number; high: number }
  private largest: Try | null = null
  private smallest: Try | null = null
  private tries = 0

  constructor(band: { low: number; high: number }) {
    this.band = band
  }

  /** Records the attempt and returns whether it is small enough. */
  seen(jpeg: Uint8Array, quality: number): boolean {
    this.tries++
    const size = jpeg.byteLength
    if (!this.smallest || size < this.smallest.jpeg.byteLength) this.smallest = { jpeg, quality }
    const fits = size <= this.band.high
    if (fits && (!this.largest || size > this.largest.jpeg.byteLength)) this.largest = { jpeg, quality }
    return fits
  }

  result(): Encoded {
    const chosen = this.largest ?? this.smallest
    if (!chosen) throw new Error('Nothing was encoded')
    const size = chosen.jpeg.byteLength
    return { ...chosen, tries: this.tries, inBand: size >= this.band.low && size <= this.band.high }
  }
}

async function encodeOnce(image: Bitmap, dpi: number, quality: number, chromaSubsampling: Subsampling): Promise<Uint8Array> {
  const { data, width, height } = image
  const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling, progressive: false, optimiseCoding: true })
    .toBuffer()
  return withDensity(jpeg, dpi)
}
