/** Keeps what the engine said of a picture before there was a case for it, and makes it a shot of the case later. */

import { FileFacts, Geometry, type PhotoOrigin } from '../../../../shared/ipc/shapes/photo.ts'
import type { CameraKind } from '../../../../shared/photo/camera-kind.ts'
import { outcomes, Verdict } from '../../../../shared/photo/verdict.ts'
import { z } from '../../../../shared/zod.ts'
import type { Judged } from '../../imaging/engine.ts'

export const JudgedBefore = z.object({
  outcome: z.enum(outcomes),
  verdicts: z.array(Verdict),
  geometry: Geometry.nullable(),
  file: FileFacts.nullable(),
  width: z.number(),
  height: z.number(),
})
export type JudgedBefore = z.infer<typeof JudgedBefore>

export const judgedBefore = ({ outcome, verdicts, geometry, file, raw }: Extract<Judged, { readable: true }>): JudgedBefore => ({
  outcome,
  verdicts,
  geometry,
  file,
  width: raw.width,
  height: raw.height,
})

/** A shot as it is written down: both pictures lie in the store already. */
export type Shot = {
  readonly source: PhotoOrigin
  readonly judged: JudgedBefore
  readonly rawSha: string
  readonly finishedSha: string | null
  /** Of how many frames it is the best. */
  readonly frames: number
  /** What took it, as far as it says; missing for a file. */
  readonly camera?: { readonly name: string; readonly kind: CameraKind } | null
}
