/** The list that lies in a batch: which cases, which files, and the digest of each. Both sides read it with this schema. */
import { ColumnKey, picturePacks, sheetForms } from '../profile/handover.ts'
import { z } from '../zod.ts'
import { MessageKey, Sha256, Sm3 } from './messages.ts'

export const manifestName = 'manifest.json'
export const picturesFolderName = 'pictures'
export const picturesZipName = 'pictures.zip'
/** A sealed batch is one file under the number of the batch and this ending. */
export const sealedEnding = '.sealed'

/** Batches made by an earlier version say no `sm3`, and are written again as they are. */
const FileDigest = { name: z.string().min(1).max(120), bytes: z.int().nonnegative(), sha256: Sha256, sm3: Sm3.optional() }

export const BatchManifest = z
  .object({
    schema: z.literal('ssc-batch'),
    version: z.literal(1),
    /** The same number is the same batch, however often it is written. */
    number: z.string().min(1).max(60),
    branch: z.string().min(1).max(20),
    /** A reference centre takes no live batch, and a real one no batch of a practice. */
    mode: z.enum(['practice', 'live']),
    madeAt: z.iso.datetime(),
    sheet: z.object({ ...FileDigest, form: z.enum(sheetForms), columns: z.array(z.object({ key: ColumnKey, name: z.string() })) }),
    pictures: z.enum(picturePacks),
    cases: z
      .array(
        z.object({
          /** Names the case and its approval: under one key a card is made once. */
          key: MessageKey,
          caseNumber: z.string().min(1).max(40),
          item: z.string().min(1).max(40),
          approvedAt: z.iso.datetime(),
          picture: z.object({ ...FileDigest, takenAt: z.iso.datetime() }).nullable(),
        }),
      )
      .min(1)
      .max(20_000),
  })
  .readonly()
export type BatchManifest = z.infer<typeof BatchManifest>

/** A folder of the reference centre holds this file; a branch in practice writes into no other, a live one never into such. */
export const referenceMark = 'reference-centre.json'
