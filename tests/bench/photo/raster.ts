/** Small operations on whole pictures from which the made defects are put together. */
import sharp from 'sharp'
import { type Bitmap, newBitmap } from '../../../main/core/imaging/raster/pixels.ts'

export type Rgb = readonly [number, number, number]

export const byte = (value: number) => Math.min(255, Math.max(0, Math.round(value)))
export const unit = (value: number) => Math.min(1, Math.max(0, value))
/** 0 below `from`, 1 above `to`, smooth between. */
export function ramp(value: number, from: number, to: number): number {
  const t = unit((value - from) / (to - from))
  return t * t * (3 - 2 * t)
}

export async function bitmapOf(picture: Uint8Array): Promise<Bitmap> {
  const { data, info } = await sharp(picture).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width: info.width, height: info.height }
}

export const sharpOf = ({ data, width, height }: Bitmap) => sharp(data, { raw: { width, height, channels: 3 } })

/** Almost without loss, as a good camera driver hands a frame on. */
export const jpegOf = (image: Bitmap, quality = 95) =>
  sharpOf(image)
    .jpeg({ quality, chromaSubsampling: quality >= 90 ? '4:4:4' : '4:2:0' })
    .toBuffer()

export function toned(image: Bitmap, change: (value: number, x: number, y: number, channel: number) => number): Bitmap {
  const out = newBitmap(image.width, image.height)
  for (let i = 0; i < out.data.length; i++) {
    const pixel = Math.floor(i / 3)
    out.data[i] = byte(change(image.data[i] as number, pixel % image.width, Math.floor(pixel / image.width), i % 3))
  }
  return out
}

/** Gain in linear light, as more or less light on the scene is. */
export function lit(image: Bitmap, gain: (x: number, y: number, channel: number) => number): Bitmap {
  return toned(image, (value, x, y, channel) => encoded(linear(value) * gain(x, y, channel)))
}

const linear = (value: number) => (value / 255) ** 2.2
const encoded = (light: number) => 255 * Math.min(1, light) ** (1 / 2.2)

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Every pixel of the box fetched from where `from` says, between pixels bilinearly. */
export function remapped(image: Bitmap, box: Box, from: (x: number, y: number) => readonly [number, number]): Bitmap {
  const { data, width, height } = image
  const out = { data: data.slice(), width, height }
  for (let y = Math.max(0, Math.floor(box.top)); y < Math.min(height, box.bottom); y++) {
    for (let x = Math.max(0, Math.floor(box.left)); x < Math.min(width, box.right); x++) {
      const [u, v] = from(x, y)
      const px = Math.min(width - 1.001, Math.max(0, u))
      const py = Math.min(height - 1.001, Math.max(0, v))
      const at = (Math.floor(py) * width + Math.floor(px)) * 3
      const [fx, fy] = [px % 1, py % 1]
      for (let c = 0; c < 3; c++) {
        const top = (data[at + c] as number) * (1 - fx) + (data[at + 3 + c] as number) * fx
        const low = (data[at + width * 3 + c] as number) * (1 - fx) + (data[at + width * 3 + 3 + c] as number) * fx
        out.data[(y * width + x) * 3 + c] = byte(top * (1 - fy) + low * fy)
      }
    }
  }
  return out
}

/** The mean along a line of that length: what a moving head leaves on the sensor. */
export function smeared(image: Bitmap, length: number, radians: number): Bitmap {
  const { data, width, height } = image
  const steps = Math.max(2, Math.round(length * 2))
  const sums = new Float32Array(data.length)
  for (let i = 0; i < steps; i++) {
    const t = (i / (steps - 1) - 0.5) * length
    const [dx, dy] = [Math.round(t * Math.cos(radians)), Math.round(t * Math.sin(radians))]
    for (let y = 0; y < height; y++) {
      const row = Math.min(height - 1, Math.max(0, y + dy)) * width
      for (let x = 0; x < width; x++) {
        const from = (row + Math.min(width - 1, Math.max(0, x + dx))) * 3
        const to = (y * width + x) * 3
        for (let c = 0; c < 3; c++) sums[to + c] = (sums[to + c] as number) + (data[from + c] as number)
      }
    }
  }
  return { data: Uint8Array.from(sums, sum => byte(sum / steps)), width, height }
}

/** The same noise for the same seed: mulberry32 summed to nearly normal. */
export function noiseOf(seed: number): () => number {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return () => next() + next() + next() + next() - 2
}

export async function drawn(image: Bitmap, svg: string): Promise<Bitmap> {
  const { width, height } = image
  const layer = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`)
  return bitmapOf(
    await sharpOf(image)
      .composite([{ input: layer }])
      .png()
      .toBuffer(),
  )
}
