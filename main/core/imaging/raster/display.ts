/** Makes a small JPEG of any readable picture, for visual comparison. */
import sharp from 'sharp'
import { decode, type UnreadableCode } from './decode.ts'

export type Displayed = { readonly ok: true; readonly jpeg: Uint8Array } | { readonly ok: false; readonly code: UnreadableCode }

export async function asDisplayJpeg(image: Uint8Array, longestSide: number): Promise<Displayed> {
  const decoded = await decode(image)
  if (!decoded.ok) return decoded
  const { data, width, height } = decoded.image
  const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer()
  return { ok: true, jpeg: new Uint8Array(jpeg) }
}
