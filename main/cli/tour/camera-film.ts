/** Makes the film a fake camera shows from still pictures: plain JPEG frames one after the other, as Chromium reads them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { detectFaces, type FoundFace } from '../../core/imaging/face/detect.ts'
import { openNetworks } from '../../core/imaging/net/networks.ts'
import { decode } from '../../core/imaging/raster/decode.ts'
import { pyramidOf } from '../../core/imaging/raster/warp.ts'

const size = { width: 1280, height: 720 }
// A pale wall, where the picture does not fill the frame of the camera.
const wall = { r: 214, g: 217, b: 220 }
// What Chromium reads a second from such a film.
const framesASecond = 30
/** How wide the face of somebody who sits as the outline asks is in the frame, and how far down the eyes are. */
const seated = { faceWidth: 270, eyes: 0.42 }

type Part = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The part of the picture a well-placed camera would take in; the whole picture where it shows no face. */
function aimed(face: FoundFace | undefined, whole: Part): Part {
  if (!face) return whole
  const width = Math.min((size.width * face.width) / seated.faceWidth, whole.width)
  const height = Math.min((size.height * width) / size.width, whole.height)
  // A portrait has little beside the head: then the frame is as high as the eyes and the wall stands beside it.
  const tall = Math.min(Math.max(height, (size.height * face.width) / seated.faceWidth), whole.height)
  const eyes = (face.eyes[0].y + face.eyes[1].y) / 2
  const left = Math.min(Math.max(0, face.centre.x - width / 2), whole.width - width)
  const top = Math.min(Math.max(0, eyes - tall * seated.eyes), whole.height - tall)
  return { left: Math.round(left), top: Math.round(top), width: Math.floor(width), height: Math.floor(tall) }
}

/** A picture as the camera would see the person: in the middle of a 1280x720 frame, near enough. */
async function cameraFrame(
  image: Uint8Array,
  find: (image: Parameters<typeof pyramidOf>[0]) => FoundFace | undefined,
): Promise<Uint8Array> {
  const decoded = await decode(image)
  if (!decoded.ok) throw new Error(`the picture for the camera cannot be used: ${decoded.code}`)
  const { data, width, height } = decoded.image
  const part = aimed(find(decoded.image), { left: 0, top: 0, width, height })
  const fitted = await sharp(data, { raw: { width, height, channels: 3 } })
    .extract(part)
    .resize(size.width, size.height, { fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true })
  const frame = await sharp({ create: { ...size, channels: 3, background: wall } })
    .composite([{ input: fitted.data, left: Math.floor((size.width - fitted.info.width) / 2), top: size.height - fitted.info.height }])
    .jpeg({ quality: 95, progressive: false })
    .toBuffer()
  return new Uint8Array(frame)
}

export type Film = { readonly path: string; remove(): Promise<void> }

export type Scene = { readonly image: Uint8Array; readonly seconds: number }

/** One picture after the other, each as long as said; the film runs round. */
export async function cameraFilm(scenes: readonly Scene[], modelsDir: string): Promise<Film> {
  const networks = await openNetworks(modelsDir)
  const folder = await mkdtemp(join(tmpdir(), 'counter-film-'))
  const path = join(folder, 'camera.mjpeg')
  const find = (bitmap: Parameters<typeof pyramidOf>[0]) => detectFaces(networks.blazeface, pyramidOf(bitmap))[0]
  const shown = scenes.map(async ({ image, seconds }) => {
    const frame = await cameraFrame(image, find)
    return Array.from({ length: Math.round(seconds * framesASecond) }, () => frame)
  })
  await writeFile(path, (await Promise.all(shown)).flat())
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}
