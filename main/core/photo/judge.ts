/** Takes one picture through the whole engine: decode, find, compose, encode, look again, judge. */
import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import sharp from 'sharp'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { outcomeOf, type Verdict } from '../../../shared/photo/verdict.ts'
import { faceRegionOf } from './checks/face-region.ts'
import { geometryFits } from './checks/geometry.ts'
import { runChecks } from './checks/index.ts'
import { noFaceVerdict } from './checks/one-face.ts'
import type { Seen } from './checks/seen.ts'
import { decode, type UnreadableCode } from './decode.ts'
import { type Face, findFaces, quarterTurnsNeeded } from './face/find-faces.ts'
import { poseOf } from './face/pose.ts'
import { encode } from './file/encode.ts'
import { qualityOf } from './file/jpeg.ts'
import { type Geometry, geometryOf } from './measure.ts'
import type { Networks } from './net/networks.ts'
import { type Bitmap, turned } from './pixels.ts'
import { type Composed, compose, recompose } from './plate/compose.ts'
import { type Pyramid, pyramidOf } from './warp.ts'

export type FileFacts = {
  readonly width: number
  readonly height: number
  readonly dpi: number
  readonly bytes: number
  readonly quality: number
}

export type Judged =
  | { readonly readable: false; readonly code: UnreadableCode }
  | {
      readonly readable: true
      readonly outcome: 'accepted' | 'flagged' | 'refused'
      readonly verdicts: Verdict[]
      /** A JPEG; null only when nothing could be composed, as without a face. */
      readonly finished: Uint8Array | null
      readonly geometry: Geometry | null
      readonly file: FileFacts | null
      readonly raw: { readonly sha256: string; readonly width: number; readonly height: number }
      readonly ms: Record<string, number>
    }

export async function judge(networks: Networks, bytes: Uint8Array, spec: PhotoSpec): Promise<Judged> {
  const watch = stopwatch()
  const decoded = await decode(bytes)
  if (!decoded.ok) return { readable: false, code: decoded.code }
  const raw = { sha256: createHash('sha256').update(bytes).digest('hex'), width: decoded.width, height: decoded.height }
  watch.lap('decode')
  const { source, faces } = lookUpright(networks, decoded.image)
  watch.lap('find')
  const face = faces[0]
  if (!face) {
    return {
      readable: true,
      outcome: 'refused',
      verdicts: [noFaceVerdict(spec)],
      finished: null,
      geometry: null,
      file: null,
      raw,
      ms: watch.end(),
    }
  }
  let composed = compose(networks, source, face.mesh, spec)
  watch.lap('compose')
  let finish = await finishAndLook(networks, composed, spec)
  watch.lap('finish')
  if (finish.geometry && !geometryFits(finish.geometry, composed, spec)) {
    composed = recompose(networks, source, composed, finish.geometry, spec)
    finish = await finishAndLook(networks, composed, spec)
    watch.lap('again')
  }
  const { encoded, finished, finishedMesh, geometry } = finish
  const seen: Seen = {
    spec,
    faces,
    source: source.base,
    sourceScale: decoded.width / decoded.image.width,
    sourceQuality: qualityOf(bytes),
    mesh: face.mesh,
    pose: poseOf(face.mesh),
    composed,
    region: faceRegionOf(composed.plate, composed.mesh),
    encoded,
    finished,
    finishedMesh,
    geometry,
  }
  const verdicts = runChecks(seen)
  watch.lap('checks')
  const file = { width: finished.width, height: finished.height, dpi: spec.dpi, bytes: encoded.jpeg.byteLength, quality: encoded.quality }
  return { readable: true, outcome: outcomeOf(verdicts), verdicts, finished: encoded.jpeg, geometry, file, raw, ms: watch.end() }
}

/** A phone picture may lie on its side without saying so; the detector finds its face all the same. */
function lookUpright(networks: Networks, image: Bitmap): { source: Pyramid; faces: Face[] } {
  const source = pyramidOf(image)
  const faces = findFaces(networks, source)
  const quarters = quarterTurnsNeeded(faces)
  if (quarters === 0) return { source, faces }
  const upright = pyramidOf(turned(image, quarters))
  return { source: upright, faces: findFaces(networks, upright) }
}

async function finishAndLook(networks: Networks, composed: Composed, spec: PhotoSpec) {
  const encoded = await encode(composed.picture, spec)
  const finished = await decodeFinished(encoded.jpeg)
  const finishedMesh = findFaces(networks, pyramidOf(finished))[0]?.mesh ?? null
  return { encoded, finished, finishedMesh, geometry: finishedMesh && geometryOf(finished, finishedMesh) }
}

async function decodeFinished(jpeg: Uint8Array): Promise<Bitmap> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width: info.width, height: info.height }
}

function stopwatch() {
  const start = performance.now()
  const ms: Record<string, number> = {}
  const rounded = (value: number) => Math.round(value * 10) / 10
  let last = start
  return {
    lap: (stage: string) => {
      const now = performance.now()
      ms[stage] = rounded(now - last)
      last = now
    },
    end: () => ({ ...ms, total: rounded(performance.now() - start) }),
  }
}
