/** Reads and writes the parts of a JPEG file that sharp does not offer: density, quantisation tables, end marker. Pure bytes. */

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
const jfifSegment = 0xe0
const quantisation = 0xdb
const baselineFrame = 0xc0

export type Segment = { readonly marker: number; readonly start: number; readonly length: number }

/** The header segments up to the picture data; empty if it is not a JPEG. `start` is the offset of a segment's content. */
export function segmentsOf(jpeg: Uint8Array): Segment[] {
  const segments: Segment[] = []
  if (jpeg[0] !== 0xff || jpeg[1] !== startOfImage) return segments
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] as number
    const length = ((jpeg[at + 2] as number) << 8) | (jpeg[at + 3] as number)
    segments.push({ marker, start: at + 4, length: length - 2 })
    if (marker === startOfScan) break
    at += 2 + length
  }
  return segments
}

/** Adds a JFIF 1.01 header with the density in dots per inch; libvips writes it to EXIF only. */
export function withDensity(jpeg: Uint8Array, dpi: number): Uint8Array {
  const header = Uint8Array.of(
    0xff,
    jfifSegment,
    0,
    16,
    0x4a,
    0x46,
    0x49,
    0x46,
    0,
    1,
    1,
    1,
    dpi >> 8,
    dpi & 0xff,
    dpi >> 8,
    dpi & 0xff,
    0,
    0,
  )
  const old = segmentsOf(jpeg).find(segment => segment.marker === jfifSegment)
  const rest = old ? old.start + old.length : 2
  const out = new Uint8Array(2 + header.length + jpeg.length - rest)
  out.set(jpeg.subarray(0, 2))
  out.set(header, 2)
  out.set(jpeg.subarray(rest), 2 + header.length)
  return out
}

/** The density in the JFIF header in dots per inch, or null. */
export function densityOf(jpeg: Uint8Array): number | null {
  const jfif = segmentsOf(jpeg).find(segment => segment.marker === jfifSegment)
  if (!jfif || jpeg[jfif.start + 7] !== 1) return null
  const at = jfif.start + 8
  return ((jpeg[at] as number) << 8) | (jpeg[at + 1] as number)
}

export type Frame = {
  readonly baseline: boolean
  readonly bits: number
  readonly width: number
  readonly height: number
  readonly channels: number
}

export function frameOf(jpeg: Uint8Array): Frame | null {
  const frame = segmentsOf(jpeg).find(({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
  if (!frame) return null
  const pair = (at: number) => ((jpeg[frame.start + at] as number) << 8) | (jpeg[frame.start + at + 1] as number)
  return {
    baseline: frame.marker === baselineFrame,
    bits: jpeg[frame.start] as number,
    height: pair(1),
    width: pair(3),
    channels: jpeg[frame.start + 5] as number,
  }
}

export const endsAtEnd = (jpeg: Uint8Array) => jpeg.at(-2) === 0xff && jpeg.at(-1) === endOfImage

/** Whether there is any application segment other than JFIF: EXIF, XMP, colour profile, comments. */
export const hasMetadata = (jpeg: Uint8Array) =>
  segmentsOf(jpeg).some(({ marker }) => (marker > jfifSegment && marker <= 0xef) || marker === 0xfe)

// ITU-T T.81, Annex K: the luminance table for quality 50, in the zigzag order of files.
const standardTable = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51, 56, 55,
  64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
] as const

/** The IJG quality 1..100 closest to the file's luminance table, or null if it is not a JPEG. */
export function qualityOf(jpeg: Uint8Array): number | null {
  const segment = segmentsOf(jpeg).find(({ marker }) => marker === quantisation)
  if (!segment || (jpeg[segment.start] as number) >> 4 !== 0) return null
  const table = jpeg.subarray(segment.start + 1, segment.start + 65)
  const sum = table.reduce((total, step) => total + step, 0)
  let best = 1
  for (let quality = 1; quality <= 100; quality++) {
    if (Math.abs(sumAt(quality) - sum) <= Math.abs(sumAt(best) - sum)) best = quality
  }
  return best
}

function sumAt(quality: number): number {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
  return standardTable.reduce((total, step) => total + Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))), 0)
}
