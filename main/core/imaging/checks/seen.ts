/** Defines the inputs of a check and the shape of its readings. */
import type { Limit } from '../../../../shared/photo/limits.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import type { CheckId, Mark } from '../../../../shared/photo/verdict.ts'
import type { Face } from '../face/find-faces.ts'
import type { FaceMesh } from '../face/mesh.ts'
import type { Pose } from '../face/pose.ts'
import type { Encoded } from '../file/encode.ts'
import type { Placed } from '../plate/compose.ts'
import type { Geometry } from '../plate/measure.ts'
import type { Bitmap } from '../raster/pixels.ts'
import type { FaceRegion } from './face-region.ts'

/** What is known about a face before the person is cut out: enough to check pose, eyes, mouth, light and sharpness. */
export type FaceAlone = {
  readonly spec: PhotoSpec
  /** Uploaded pixels per source pixel along one side; above 1 only for large pictures, which are scaled down while read. */
  readonly sourceScale: number
  readonly mesh: FaceMesh
  readonly pose: Pose
  readonly composed: Pick<Placed, 'plate' | 'mesh'>
  readonly region: FaceRegion
}

/** For a frame that is not finished, `finishedMesh` and `geometry` are those of the plate, before it is composed and saved. */
export type Seen = FaceAlone & {
  readonly faces: readonly Face[]
  readonly source: Bitmap
  /** The JPEG quality of the uploaded picture; null if it is not a JPEG. */
  readonly sourceQuality: number | null
  readonly composed: Placed
  readonly finishedMesh: FaceMesh | null
  readonly geometry: Geometry | null
}

/** Includes the finished file. */
export type SeenFinished = Seen & { readonly encoded: Encoded; readonly finished: Bitmap }

/** `marks`: the places on the finished picture it was measured at, where it has any. */
export type Reading = { readonly value: number; readonly limit: Limit; readonly marks?: readonly Mark[] }

/** The worst reading decides. No readings means it cannot be measured on this picture, which passes. */
export type Read = { readonly readings: readonly Reading[]; readonly score?: number }
export type FaceCheck = { readonly id: CheckId; readonly read: (face: FaceAlone) => Read }
export type Check = { readonly id: CheckId; readonly read: (seen: Seen) => Read }
/** A check that needs the finished file. */
export type FinishedCheck = { readonly id: CheckId; readonly read: (seen: SeenFinished) => Read }
