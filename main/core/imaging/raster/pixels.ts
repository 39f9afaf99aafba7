/** Pictures in memory: interleaved sRGB bytes, and single-channel planes of numbers. */
import { bytes, floats } from './scratch.ts'

/** Three bytes per pixel, red first, no padding. */
export type Bitmap = { readonly data: Uint8Array; readonly width: number; readonly height: number }

/** One number per pixel. */
export type Plane = { readonly data: Float32Array; readonly width: number; readonly height: number }

/** Both start black. Inside `withScratch` they are valid only until it ends. */
export const newBitmap = (width: number, height: number): Bitmap => ({ data: bytes(width * height * 3), width, height })
export const newPlane = (width: number, height: number): Plane => ({ data: floats(width * height), width, height })

/** Rotates clockwise by quarter turns. */
export function turned(image: Bitmap, quarters: 0 | 1 | 2 | 3): Bitmap {
  if (quarters === 0) return image
  const { data, width, height } = image
  const out = quarters === 2 ? newBitmap(width, height) : newBitmap(height, width)
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from += 3) {
      const [column, row] = quarters === 1 ? [height - 1 - y, x] : quarters === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x]
      const to = (row * out.width + column) * 3
      out.data[to] = data[from] as number
      out.data[to + 1] = data[from + 1] as number
      out.data[to + 2] = data[from + 2] as number
    }
  }
  return out
}

/** Luminance 0..255 with the weights of sRGB (ITU-R BT.709), as in OFIQ. */
export function lumaPlane(image: Bitmap): Plane {
  const plane = newPlane(image.width, image.height)
  for (let i = 0; i < plane.data.length; i++) plane.data[i] = lumaAt(image, i)
  return plane
}

export function lumaAt({ data }: Bitmap, pixel: number): number {
  const at = pixel * 3
  return 0.2126 * (data[at] as number) + 0.7152 * (data[at + 1] as number) + 0.0722 * (data[at + 2] as number)
}

export function rgbAt(image: Bitmap, pixel: number): [number, number, number] {
  const { data } = image
  return [data[pixel * 3] as number, data[pixel * 3 + 1] as number, data[pixel * 3 + 2] as number]
}
