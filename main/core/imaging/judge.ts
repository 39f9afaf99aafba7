/** Runs one picture through the whole engine: see, compose, encode, measure again, judge. */
import sharp from 'sharp'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { outcomeOf, type Verdict } from '../../../shared/photo/verdict.ts'
import { faceRegionOf } from './checks/face-region.ts'
import { geometryFits } from './checks/geometry.ts'
import { runChecks } from './checks/index.ts'
import { noFaceVerdict } from './checks/one-face.ts'
import { findFaces } from './face/find-faces.ts'
import { poseOf } from './face/pose.ts'
import { encode } from './file/encode.ts'
import type { Networks } from './net/networks.ts'
import { type Composed, compose, recompose } from './plate/compose.ts'
import { type Geometry, geometryOf, isAsPlaced } from './plate/measure.ts'
import type { UnreadableCode } from './raster/decode.ts'
import type { Bitmap } from './raster/pixels.ts'
import { pyramidOf } from './raster/warp.ts'
import { type RawFacts, type Sight, see } from './see.ts'
import { type Stopwatch, stopwatch } from './stopwatch.ts'

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
      /** A JPEG; null only if nothing could be composed, for example without a face. */
      readonly finished: Uint8Array | null
      readonly geometry: Geometry | null
      readonly file: FileFacts | null
      readonly raw: RawFacts
      readonly ms: Record<string, number>
    }

export async function judge(networks: Networks, bytes: Uint8Array, spec: PhotoSpec): Promise<Judged> {
  const watch = stopwatch()
  return judgeSeen(networks, await see(networks, bytes, watch), spec, watch)
}

/** `judge` for a picture that has already been read and searched for faces. */
export async function judgeSeen(networks: Networks, sight: Sight, spec: PhotoSpec, watch: Stopwatch): Promise<Judged> {
  if (!sight.readable) return sight
  const { faces, source, sourceScale, sourceQuality, raw } = sight
  const mesh = faces[0]?.mesh
  if (!mesh) {
    const nothing = { finished: null, geometry: null, file: null }
    return { readable: true, outcome: 'refused', verdicts: [noFaceVerdict(spec)], ...nothing, raw, ms: watch.end() }
  }
  let composed = compose(networks, source, mesh, spec)
  watch.lap('compose')
  let finish = await finishAndLook(networks, composed, spec)
  watch.lap('finish')
  const wanted = composed.placing.scale * composed.head.lengths.faceWidth
  if (finish.geometry && !(geometryFits(finish.geometry, composed, spec) && isAsPlaced(finish.geometry, wanted))) {
    composed = recompose(networks, source, composed, finish.geometry, spec)
    finish = await finishAndLook(networks, composed, spec)
    watch.lap('again')
  }
  const { encoded, geometry } = finish
  const verdicts = runChecks({
    spec,
    faces,
    source: source.base,
    sourceScale,
    sourceQuality,
    mesh,
    pose: poseOf(mesh),
    composed,
    region: faceRegionOf(composed.plate, composed.mesh),
    ...finish,
  })
  watch.lap('checks')
  const file = { width: spec.width, height: spec.height, dpi: spec.dpi, bytes: encoded.jpeg.byteLength, quality: encoded.quality }
  return { readable: true, outcome: outcomeOf(verdicts), verdicts, finished: encoded.jpeg, geometry, file, raw, ms: watch.end() }
}

async function finishAndLook(networks: Networks, composed: Composed, spec: PhotoSpec) {
  const encoded = await encode(composed.picture, spec)
  const finished = await decodeFinished(encoded.jpeg)
  const finishedMesh = findFaces(networks, pyramidOf(finished))[0]?.mesh ?? null
  return { encoded, finished, finishedMesh, geometry: finishedMesh && geometryOf(finished, finishedMesh, composed.alpha) }
}

async function decodeFinished(jpeg: Uint8Array): Promise<Bitmap> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width: info.width, height: info.height }
}
