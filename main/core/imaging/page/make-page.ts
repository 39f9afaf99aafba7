/** Makes the kept copy of a paper from a picture of it: found, laid flat, made readable, compressed. */
import sharp from 'sharp'
import type { Point } from '../raster/affine.ts'
import { decode, mostPixels, type UnreadableCode } from '../raster/decode.ts'
import { type Bitmap, turned } from '../raster/pixels.ts'
import { findPage } from './find-page.ts'
import { flatSize, flattened } from './flatten.ts'
import type { Quad } from './hull.ts'
import { makeReadable } from './readable.ts'

export type Quarters = 0 | 1 | 2 | 3

export type Page =
  | {
      readonly readable: true
      readonly jpeg: Uint8Array
      readonly width: number
      readonly height: number
      /** Its four edges were found; otherwise the whole picture is kept. */
      readonly found: boolean
      /** One of its corners lies outside of the picture. */
      readonly cut: boolean
      /** So few pixels that small print will hardly be read. */
      readonly coarse: boolean
    }
  | { readonly readable: false; readonly code: UnreadableCode }

/** 200 dots an inch of A4, as scanners of documents are set. */
const longestSide = 2340
export const mostPageBytes = 300_000
/** 100 dots an inch of A4: the print of a form is about to be lost. */
const coarseBelow = 1_150
const searchWidth = 420

/** `quarters`: how often it is turned clockwise afterwards. */
export async function makePage(bytes: Uint8Array, quarters: Quarters): Promise<Page> {
  const decoded = await decode(bytes, mostPixels)
  if (!decoded.ok) return { readable: false, code: decoded.code }
  const { image } = decoded
  const found = findPage(await shrunk(image, searchWidth))
  const corners = found && scaled(found.corners, image.width / searchedWidth(image))
  const flat = corners ? flattened(image, corners, flatSize(corners, image, longestSide)) : await shrunk(image, longestSide)
  makeReadable(flat)
  const upright = turned(flat, quarters)
  const { jpeg, width, height } = await compressed(upright)
  const coarse = Math.max(flat.width, flat.height) < coarseBelow
  return { readable: true, jpeg, width, height, found: corners !== null, cut: found?.cut ?? false, coarse }
}

const searchedWidth = ({ width, height }: Bitmap): number => Math.min(width, Math.round((width * searchWidth) / Math.max(width, height)))

const scaled = ([a, b, c, d]: Quad, factor: number): Quad => {
  const times = ({ x, y }: Point): Point => ({ x: x * factor, y: y * factor })
  return [times(a), times(b), times(c), times(d)]
}

const of = ({ data, width, height }: Bitmap) => sharp(data, { raw: { width, height, channels: 3 } })

/** At most `longest` on its longer side. */
async function shrunk(image: Bitmap, longest: number): Promise<Bitmap> {
  const shrink = Math.min(1, longest / Math.max(image.width, image.height))
  if (shrink === 1) return image
  const size = { width: Math.max(1, Math.round(image.width * shrink)), height: Math.max(1, Math.round(image.height * shrink)) }
  const data = await of(image).resize(size.width, size.height, { fit: 'fill' }).raw().toBuffer()
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), ...size }
}

/** First less quality, and where that is not enough, fewer pixels. */
async function compressed(image: Bitmap): Promise<{ jpeg: Uint8Array; width: number; height: number }> {
  let now = image
  for (;;) {
    for (const quality of [84, 76, 68, 60, 52]) {
      const jpeg = await of(now).sharpen({ sigma: 0.7 }).jpeg({ quality, optimiseCoding: true }).toBuffer()
      if (jpeg.byteLength <= mostPageBytes) return { jpeg: new Uint8Array(jpeg), width: now.width, height: now.height }
    }
    now = await shrunk(now, Math.round(Math.max(now.width, now.height) * 0.8))
  }
}
