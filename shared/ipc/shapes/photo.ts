/** Shapes of the photo step: pictures in, verdicts out. */

import { Bytes } from '../../bytes.ts'
import { typedLines } from '../../entry/text.ts'
import { CaseId, PhotoId } from '../../ids.ts'
import { CheckId, TellerLook, Verdict } from '../../photo/verdict.ts'
import { z } from '../../zod.ts'
import { mostPictureBytes } from '../measure.ts'
import { SecondPerson } from './session.ts'

/** A picture's bytes. 64 MiB is enough for a 50-megapixel JPEG; anything larger is not a counter photo. */
export const ImageBytes = Bytes.refine(bytes => bytes.byteLength <= mostPictureBytes, 'IMAGE_TOO_LARGE')

/** A file is an electronic portrait, a paper print that was scanned, or a photo of the picture on a document. */
export const fileSources = ['file', 'print', 'id-photo'] as const
export const photoSources = ['preview', 'camera', ...fileSources] as const
export const PhotoSource = z.enum(photoSources)
export type PhotoSource = z.infer<typeof PhotoSource>
export type FileSource = (typeof fileSources)[number]
export const isFileSource = (source: PhotoSource): source is FileSource => fileSources.some(file => file === source)
/** Where a kept picture came from: the page, an online application, or a unit's sheet. */
export const photoOrigins = [...photoSources, 'online', 'unit'] as const
export const PhotoOrigin = z.enum(photoOrigins)
export type PhotoOrigin = z.infer<typeof PhotoOrigin>

/** A burst of which the core keeps the best frame; a file or a single shot is a burst of one. */
export const PhotoCapture = z.object({
  caseId: CaseId,
  source: PhotoSource,
  images: z.array(ImageBytes).min(1).max(5),
  /** What took it, by its own name; null for a file, and for a camera without a name. */
  camera: z
    .object({ id: z.string().max(200), name: z.string().max(200) })
    .nullable()
    .default(null),
})
/** A small copy of a preview frame, whose original width is `frameWidth`; never stored. */
export const PhotoLook = z.object({ caseId: CaseId, image: ImageBytes, frameWidth: z.number().int().min(1).max(20_000) })
export const PhotoShoot = z.object({ caseId: CaseId, camera: z.string().max(200) })
/**
 * The teller's decision on each flagged verdict, the checks that no model makes reliably, and, for a refused picture that
 * the place allows to be overridden, a second person's approval with that person's own password.
 */
export const PhotoChoose = z.object({
  caseId: CaseId,
  revision: z.number().int(),
  photoId: PhotoId,
  decisions: z.array(z.object({ check: CheckId, reason: typedLines().min(2).max(100) })),
  looks: z.array(TellerLook),
  override: SecondPerson.nullable(),
})
export const OldCardPhoto = z.object({ caseId: CaseId, image: ImageBytes })

/**
 * Where the largest face is, as shares of the frame, and its rotation in degrees. Yaw is positive towards the
 * picture's left, pitch downwards, roll when the eye line slopes down to the picture's right.
 */
export const FaceSeen = z
  .object({
    left: z.number(),
    right: z.number(),
    brow: z.number(),
    chin: z.number(),
    crown: z.number(),
    pose: z.object({ yaw: z.number(), pitch: z.number(), roll: z.number() }).readonly(),
    /** Mean luminance 0..255 of the cheek on the picture's left and on its right. */
    cheeks: z.object({ left: z.number(), right: z.number() }).readonly(),
  })
  .readonly()
export type FaceSeen = z.infer<typeof FaceSeen>
export const PhotoLooked = z.object({ verdicts: z.array(Verdict), face: FaceSeen.nullable() })

export const Geometry = z.object({ faceWidth: z.number(), headTop: z.number(), eyeLineToBottom: z.number(), eyeMidX: z.number() })
export const FileFacts = z.object({ width: z.number(), height: z.number(), dpi: z.number(), bytes: z.number(), quality: z.number() })

export const PhotoView = z.object({
  id: PhotoId,
  source: PhotoOrigin,
  takenAt: z.string(),
  outcome: z.enum(['accepted', 'flagged', 'refused']),
  verdicts: z.array(Verdict),
  geometry: Geometry.nullable(),
  file: FileFacts.nullable(),
  raw: z.object({ sha256: z.string(), width: z.number(), height: z.number() }),
  hasFinished: z.boolean(),
  chosen: z.boolean(),
  decisions: z.array(z.object({ check: CheckId, reason: z.string() })),
  looks: z.array(TellerLook),
  /** Whether a second person may override a refusal here. */
  overridable: z.boolean(),
  override: z.object({ by: z.string(), reason: z.string() }).nullable(),
})
export type PhotoView = z.infer<typeof PhotoView>

export const photoParts = ['raw', 'finished', 'oldCard', 'previous'] as const
/** `raw` and `finished` of a photo of this case; `oldCard` as captured in this case; `previous` from the person's last closed case. */
export const PhotoPart = z.object({ caseId: CaseId, photoId: PhotoId.nullable(), part: z.enum(photoParts) })
export const PhotoBytes = z.object({ image: Bytes.nullable() })

export const CameraView = z.object({ id: z.string(), name: z.string() })
