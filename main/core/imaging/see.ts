/** The first steps for every picture: decode, set upright, find faces. */
import { createHash } from 'node:crypto'
import { type Face, findFaces, quarterTurnsNeeded } from './face/find-faces.ts'
import { qualityOf } from './file/jpeg.ts'
import type { Networks } from './net/networks.ts'
import { levelFaceWidth } from './plate/compose.ts'
import { type Decoded, decode, mostPixels, type UnreadableCode } from './raster/decode.ts'
import { type Bitmap, turned } from './raster/pixels.ts'
import { type Pyramid, pyramidOf } from './raster/warp.ts'
import type { Stopwatch } from './stopwatch.ts'

export type RawFacts = { readonly sha256: string; readonly width: number; readonly height: number }

export type Sight =
  | { readonly readable: false; readonly code: UnreadableCode }
  | {
      readonly readable: true
      readonly raw: RawFacts
      readonly source: Pyramid
      readonly faces: readonly Face[]
      readonly sourceScale: number
      readonly sourceQuality: number | null
    }

// Finished faces are 207 pixels wide; a source face half as wide again loses no detail.
const enoughFace = 310

/** `reading`: the picture, if decoding has already started. */
export async function see(
  networks: Networks,
  bytes: Uint8Array,
  watch: Stopwatch,
  reading: Decoded | Promise<Decoded> = decode(bytes),
): Promise<Sight> {
  const decoded = await reading
  if (!decoded.ok) return { readable: false, code: decoded.code }
  const { width, height } = decoded
  const raw = { sha256: createHash('sha256').update(bytes).digest('hex'), width, height }
  watch.lap('decode')
  let image = decoded.image
  let found = lookUpright(networks, image)
  watch.lap('find')
  const face = found.faces[0]
  if (face && levelFaceWidth(face.mesh) < enoughFace && image.width < width) {
    const larger = await decode(bytes, mostPixels)
    if (!larger.ok) return { readable: false, code: larger.code }
    image = larger.image
    found = lookUpright(networks, image)
    watch.lap('closer')
  }
  const sourceScale = Math.max(width, height) / Math.max(image.width, image.height)
  return { readable: true, raw, ...found, sourceScale, sourceQuality: qualityOf(bytes) }
}

type Upright = { readonly source: Pyramid; readonly faces: readonly Face[] }

// Upright heads score 0.85 and more; an upside-down face may be detected as a doubtful upright one.
const sureScore = 0.8
const clearMargin = 0.1

/** A phone picture may be sideways or upside down without an EXIF orientation. */
function lookUpright(networks: Networks, image: Bitmap): Upright {
  const asItCame = lookAt(networks, image)
  if (scoreOf(asItCame) >= sureScore) return set(networks, image, asItCame)
  const onItsHead = turned(image, 2)
  const turnedOver = lookAt(networks, onItsHead)
  const isUpsideDown = scoreOf(turnedOver) > scoreOf(asItCame) + clearMargin
  return isUpsideDown ? set(networks, onItsHead, turnedOver) : set(networks, image, asItCame)
}

const scoreOf = ({ faces }: Upright) => faces[0]?.box.score ?? 0

function set(networks: Networks, image: Bitmap, found: Upright): Upright {
  const quarters = quarterTurnsNeeded(found.faces)
  return quarters === 0 ? found : lookAt(networks, turned(image, quarters))
}

function lookAt(networks: Networks, image: Bitmap): Upright {
  const source = pyramidOf(image)
  return { source, faces: findFaces(networks, source) }
}
