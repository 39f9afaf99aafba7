/** How a place hands approved cases to whoever makes the card: by which way, which fields in which order, how pictures are named. */
import { FieldKey } from '../form/fields.ts'
import { z } from '../zod.ts'

/** Over the line; as files of many cases; by a person at the other system's own screen. */
export const handoverWays = ['http', 'batch', 'hand'] as const
export const HandoverWay = z.enum(handoverWays)
export type HandoverWay = z.infer<typeof HandoverWay>

export const pictureNames = ['number', 'case', 'name-number'] as const
export const PictureName = z.enum(pictureNames)
export type PictureName = z.infer<typeof PictureName>

export const Handover = z
  .object({
    way: HandoverWay,
    /** In the order of the other system's form. */
    fields: z.array(FieldKey).min(1).readonly(),
    picture: PictureName,
  })
  .readonly()
export type Handover = z.infer<typeof Handover>

type Named = { readonly name: string; readonly docNumber: string; readonly caseNumber: string }

export function pictureNameOf(how: PictureName, { name, docNumber, caseNumber }: Named): string {
  const stem = { number: docNumber, case: caseNumber, 'name-number': `${name}_${docNumber}` }[how]
  // A name of a person may hold what no file system takes.
  return `${stem.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')}.jpg`
}
