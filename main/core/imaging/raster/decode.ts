/** Decodes an uploaded or captured picture to upright sRGB pixels, or returns why it cannot. */
import sharp, { type Metadata, type Sharp } from 'sharp'
import { readBmp, readBmpHeader } from './bmp.ts'
import type { Bitmap } from './pixels.ts'

export const unreadableCodes = [
  'IMAGE_EMPTY',
  'IMAGE_UNREADABLE',
  'IMAGE_TORN',
  'IMAGE_DRAWING',
  'IMAGE_MANY',
  'IMAGE_HEIC',
  'IMAGE_TOO_SMALL',
  'IMAGE_TOO_LARGE',
] as const
export type UnreadableCode = (typeof unreadableCodes)[number]

export type Decoded = { ok: true; image: Bitmap; width: number; height: number } | { ok: false; code: UnreadableCode }

// sharp can also read SVG, PDF and GIF; none of them is a photograph, and the first two expose a far larger parser.
const formats = new Set(['jpeg', 'png', 'webp', 'heif', 'tiff'])
const smallestSide = 100
const largestPixels = 60_000_000
// Larger pictures are scaled down to this before the face search, so that an upload takes no longer than a camera frame.
export const workingPixels = 2_100_000
// A picture with a small face is read again with more pixels; this limits the memory.
export const mostPixels = 12_000_000
const longestSide = 30_000
const largestBytes = 60_000_000

/** Reads at most `most` pixels; a larger picture is scaled down while reading. */
export async function decode(bytes: Uint8Array, most: number = workingPixels): Promise<Decoded> {
  if (bytes.byteLength === 0) return { ok: false, code: 'IMAGE_EMPTY' }
  if (bytes.byteLength > largestBytes) return { ok: false, code: 'IMAGE_TOO_LARGE' }
  const bmp = readBmpHeader(bytes)
  if (bmp) return sizeFault(bmp) ?? bitmapFound(readBmp(bytes, bmp))
  if (isHeic(bytes)) return { ok: false, code: 'IMAGE_HEIC' }
  if (isDrawing(bytes)) return { ok: false, code: 'IMAGE_DRAWING' }
  const meta = await read(bytes).metadata().catch(unreadable)
  if (meta?.format === 'gif' || (meta?.pages ?? 1) > 1) return { ok: false, code: 'IMAGE_MANY' }
  if (!meta || !formats.has(meta.format)) return { ok: false, code: 'IMAGE_UNREADABLE' }
  const { width, height } = upright(meta)
  const fault = sizeFault({ width, height })
  if (fault) return fault
  const image = await pixels(whole(bytes), { width, height }, most).catch(unreadable)
  return image ? { ok: true, image, width, height } : { ok: false, code: 'IMAGE_TORN' }
}

/** SVG, PDF and PostScript describe how to draw; none of them is what a camera saw. */
function isDrawing(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart()
  return start.startsWith('%PDF') || start.startsWith('%!PS') || (start.startsWith('<') && start.includes('<svg'))
}

type Whole = { readonly bytes: Uint8Array; readonly isMended: boolean }

/** A JPEG that lacks only its end marker, as some senders cut it off, still holds every pixel. */
function whole(bytes: Uint8Array): Whole {
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  if (!isJpeg || endsWithMarker(bytes)) return { bytes, isMended: false }
  const mended = new Uint8Array(bytes.byteLength + 2)
  mended.set(bytes)
  mended.set([0xff, 0xd9], bytes.byteLength)
  return { bytes: mended, isMended: true }
}

/** Cameras pad the end with zeros or their own data, so the marker is looked for in all of the last kilobytes. */
function endsWithMarker(bytes: Uint8Array): boolean {
  for (let i = bytes.byteLength - 2; i >= Math.max(2, bytes.byteLength - 65_536); i--)
    if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true
  return false
}

// ISO/IEC 23008-12, B.4.1: the brands of pictures coded with HEVC. AVIF uses the same container and can be read.
const hevcBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']

/** The default format of iPhones; sharp's prebuilt libvips cannot decode it. */
function isHeic(bytes: Uint8Array): boolean {
  const box = new TextDecoder('latin1').decode(bytes.subarray(4, 12))
  return box.startsWith('ftyp') && hevcBrands.includes(box.slice(4))
}

function sizeFault({ width, height }: { width: number; height: number }): Decoded | null {
  if (width * height > largestPixels || Math.max(width, height) > longestSide) return { ok: false, code: 'IMAGE_TOO_LARGE' }
  return Math.min(width, height) < smallestSide ? { ok: false, code: 'IMAGE_TOO_SMALL' } : null
}

const bitmapFound = (image: Bitmap | null): Decoded =>
  image ? { ok: true, image, width: image.width, height: image.height } : { ok: false, code: 'IMAGE_UNREADABLE' }

// A mended file may end anywhere, so what the reader would only warn of must fail there.
const read = (bytes: Uint8Array, isMended = false): Sharp =>
  sharp(bytes, { failOn: isMended ? 'warning' : 'truncated', limitInputPixels: false, sequentialRead: true })

/** libvips throws for a bad file, which is expected here; any other error is a bug and is rethrown. */
function unreadable(error: unknown): null {
  if (error instanceof Error) return null
  throw error
}

function upright(meta: Metadata): { width: number; height: number } {
  const turned = (meta.orientation ?? 1) >= 5
  return turned ? { width: meta.height, height: meta.width } : { width: meta.width, height: meta.height }
}

async function pixels({ bytes, isMended }: Whole, { width, height }: { width: number; height: number }, most: number): Promise<Bitmap> {
  const shrink = Math.sqrt(Math.min(1, most / (width * height)))
  const upright = read(bytes, isMended).autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb')
  const sized = shrink < 1 ? upright.resize(Math.round(width * shrink), Math.round(height * shrink), { fit: 'fill' }) : upright
  const { data, info } = await sized.removeAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  const rgb = info.channels === 3 ? data : tripled(data)
  return { data: new Uint8Array(rgb.buffer, rgb.byteOffset, rgb.byteLength), width: info.width, height: info.height }
}

function tripled(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(grey.length * 3)
  for (let i = 0; i < grey.length; i++) rgb.fill(grey[i] as number, i * 3, i * 3 + 3)
  return rgb
}
