/** Reads plain Windows bitmaps (24 and 32 bits, uncompressed), which scanners still write and libvips does not read. */
import { type Bitmap, newBitmap } from './pixels.ts'

const headerBytes = 54

export type BmpHeader = {
  readonly width: number
  readonly height: number
  readonly bits: 24 | 32
  readonly start: number
  readonly topDown: boolean
}

/** Null if it is not such a bitmap. */
export function readBmpHeader(bytes: Uint8Array): BmpHeader | null {
  if (bytes.length < headerBytes || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const bits = view.getUint16(28, true)
  const compression = view.getUint32(30, true)
  const [width, height] = [view.getInt32(18, true), view.getInt32(22, true)]
  // Compression 3 with 32 bits is the plain layout with explicit channel masks.
  const plain = compression === 0 || (compression === 3 && bits === 32)
  if (!plain || (bits !== 24 && bits !== 32) || width <= 0 || height === 0) return null
  return { width, height: Math.abs(height), bits, start: view.getUint32(10, true), topDown: height < 0 }
}

/** Null if the file ends before its last row. */
export function readBmp(bytes: Uint8Array, { width, height, bits, start, topDown }: BmpHeader): Bitmap | null {
  const step = bits / 8
  const stride = (width * step + 3) & ~3
  if (start + stride * height > bytes.length) return null
  const image = newBitmap(width, height)
  for (let y = 0, to = 0; y < height; y++) {
    let from = start + (topDown ? y : height - 1 - y) * stride
    for (let x = 0; x < width; x++, from += step, to += 3) {
      image.data[to] = bytes[from + 2] as number
      image.data[to + 1] = bytes[from + 1] as number
      image.data[to + 2] = bytes[from] as number
    }
  }
  return image
}
