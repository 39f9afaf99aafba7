/** Shapes of the photo step: what goes in, what the core judged. */
import { Bytes } from '../../bytes.ts'
import { CaseId, PhotoId } from '../../ids.ts'
import { CheckId, TellerLook, Verdict } from '../../photo/verdict.ts'
import { z } from '../../zod.ts'
import { Login, Password } from './session.ts'

/** A picture's bytes. 64 MiB holds a 50-megapixel JPEG; anything above is not a counter photo. */
export const ImageBytes = Bytes.refine(bytes => bytes.byteLength <= 64 * 1024 * 1024, 'IMAGE_TOO_LARGE')

export const photoSources = ['preview', 'camera', 'file'] as const
export const PhotoSource = z.enum(photoSources)
export type PhotoSource = z.infer<typeof PhotoSource>
/** Where a kept picture came from: what a page hands in, or what came with an application made online or with a unit's sheet. */
export const photoOrigins = [...photoSources, 'online', 'unit'] as const
export const PhotoOrigin = z.enum(photoOrigins)
export type PhotoOrigin = z.infer<typeof PhotoOrigin>

/** Frames of one moment, of which the core keeps the best; a file or a single shot is one. */
export const PhotoCapture = z.object({ caseId: CaseId, source: PhotoSource, images: z.array(ImageBytes).min(1).max(5) })
/** A small copy of the preview's frame, whose own width is `frameWidth`; looked at and forgotten. */
export const PhotoLook = z.object({ caseId: CaseId, image: ImageBytes, frameWidth: z.number().int().min(1).max(20_000) })
export const PhotoShoot = z.object({ caseId: CaseId, camera: z.string().max(200) })
/**
 * The teller's word on each flagged verdict, a look at what no model sees reliably, and, where the picture is refused
 * and the place allows it at all, a second person's word with that person's own password.
 */
export const PhotoChoose = z.object({
  caseId: CaseId,
  revision: z.number().int(),
  photoId: PhotoId,
  decisions: z.array(z.object({ check: CheckId, reason: z.string().trim().min(2).max(100) })),
  looks: z.array(TellerLook),
  override: z.object({ login: Login, password: Password, reason: z.string().trim().min(2).max(100) }).nullable(),
})
export const OldCardPhoto = z.object({ caseId: CaseId, image: ImageBytes })

/**
 * Where the largest face is, as shares of the frame, and how it is turned in degrees. Yaw is positive towards the
 * picture's left, pitch downwards, roll where the eye line falls to the picture's right.
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
  /** Checks that refuse, and whether a second person may speak for the picture here. */
  overridable: z.boolean(),
  override: z.object({ by: z.string(), reason: z.string() }).nullable(),
})
export type PhotoView = z.infer<typeof PhotoView>

export const photoParts = ['raw', 'finished', 'oldCard', 'previous'] as const
/** `raw` and `finished` of a photo of this case; `oldCard` as captured in this case; `previous` from the person's last closed case. */
export const PhotoPart = z.object({ caseId: CaseId, photoId: PhotoId.nullable(), part: z.enum(photoParts) })
export const PhotoBytes = z.object({ image: Bytes.nullable() })

export const CameraView = z.object({ id: z.string(), name: z.string() })
