/** Judges a frame as far as possible without finishing it, for live guidance and for choosing from a burst. */
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { type Outcome, outcomeOf, type Verdict } from '../../../shared/photo/verdict.ts'
import { cheeksOf, meanLuma } from './checks/cheeks.ts'
import { faceRegionOf } from './checks/face-region.ts'
import { lookOver } from './checks/index.ts'
import { noFaceVerdict } from './checks/one-face.ts'
import { pointAt } from './face/mesh.ts'
import { type Pose, poseOf } from './face/pose.ts'
import type { Networks } from './net/networks.ts'
import { type Placed, place, placeRoughly } from './plate/compose.ts'
import { crownRow } from './plate/crown.ts'
import { quickMatte } from './plate/matte.ts'
import { geometryBefore } from './plate/measure.ts'
import type { UnreadableCode } from './raster/decode.ts'
import { see } from './see.ts'
import { stopwatch } from './stopwatch.ts'

/** Lengths are shares of the frame, so that they apply to any preview size. Yaw is positive towards the picture's left. */
export type FaceSeen = {
  readonly left: number
  readonly right: number
  readonly brow: number
  readonly chin: number
  readonly crown: number
  readonly pose: Pose
  /** Mean luminance 0..255 of the cheek on the picture's left and on its right. */
  readonly cheeks: { readonly left: number; readonly right: number }
}

export type Looked =
  | { readonly readable: false; readonly code: UnreadableCode }
  | {
      readonly readable: true
      readonly outcome: Outcome
      /** All verdicts except those of the finished file. */
      readonly verdicts: Verdict[]
      readonly face: FaceSeen | null
      readonly ms: Record<string, number>
    }

export const look = (networks: Networks, bytes: Uint8Array, spec: PhotoSpec): Promise<Looked> =>
  lookWith(networks, bytes, spec, (...of) => place(...of, quickMatte))

/**
 * A faster `look`: `bytes` is a small copy of a frame `frameWidth` pixels wide. Readings that depend on fine detail, such as
 * the edge of the hair and sharpness, are not comparable with those of the full frame.
 */
export async function guide(networks: Networks, bytes: Uint8Array, spec: PhotoSpec, frameWidth: number): Promise<Looked> {
  return lookWith(networks, bytes, spec, placeRoughly, frameWidth)
}

async function lookWith(
  networks: Networks,
  bytes: Uint8Array,
  spec: PhotoSpec,
  placed: typeof placeRoughly,
  frameWidth: number | null = null,
): Promise<Looked> {
  const watch = stopwatch()
  const sight = await see(networks, bytes, watch)
  if (!sight.readable) return sight
  const { faces, source, sourceQuality } = sight
  const sourceScale = frameWidth === null ? sight.sourceScale : frameWidth / source.base.width
  const mesh = faces[0]?.mesh
  if (!mesh) return { readable: true, outcome: 'refused', verdicts: [noFaceVerdict(spec)], face: null, ms: watch.end() }
  const composed = placed(networks, source, mesh, spec)
  watch.lap('place')
  const verdicts = lookOver({
    spec,
    faces,
    source: source.base,
    sourceScale,
    sourceQuality,
    mesh,
    pose: poseOf(mesh),
    composed,
    region: faceRegionOf(composed.plate, composed.mesh),
    finishedMesh: composed.mesh,
    geometry: geometryBefore(composed.plate, composed.mesh, crownRow(composed.alpha, composed.mesh)),
  })
  watch.lap('checks')
  return { readable: true, outcome: outcomeOf(verdicts), verdicts, face: faceSeen(composed, source.base), ms: watch.end() }
}

function faceSeen({ plate, mesh, head }: Placed, { width, height }: { width: number; height: number }): FaceSeen {
  const cheeks = cheeksOf(plate, mesh)
  return {
    left: pointAt(head.mesh, 234).x / width,
    right: pointAt(head.mesh, 454).x / width,
    brow: pointAt(head.mesh, 10).y / height,
    chin: pointAt(head.mesh, 152).y / height,
    crown: head.crown.y / height,
    pose: poseOf(head.mesh),
    // The person's right cheek is on the picture's left.
    cheeks: { left: meanLuma(plate, cheeks.right), right: meanLuma(plate, cheeks.left) },
  }
}
