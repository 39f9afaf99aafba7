/** How a place hands approved cases to whoever makes the card: by which way, which fields in which order, how pictures are named. */
import { FieldKey, fieldKeys } from '../form/fields.ts'
import { Clock } from '../time.ts'
import { z } from '../zod.ts'

/** Over the line; as files of many cases; by a person at the other system's own screen. */
export const handoverWays = ['http', 'batch', 'hand'] as const
export const HandoverWay = z.enum(handoverWays)
export type HandoverWay = z.infer<typeof HandoverWay>

export const pictureNames = ['number', 'case', 'name-number'] as const
export const PictureName = z.enum(pictureNames)
export type PictureName = z.infer<typeof PictureName>

/** What the sheet of a batch is. */
export const sheetForms = ['xlsx', 'csv-utf8', 'csv-gbk'] as const
export const SheetForm = z.enum(sheetForms)
export type SheetForm = z.infer<typeof SheetForm>

/** How the pictures of a batch lie beside its sheet. */
export const picturePacks = ['folder', 'zip'] as const
export const PicturePack = z.enum(picturePacks)
export type PicturePack = z.infer<typeof PicturePack>

/** Columns every sheet has, besides the fields of the form. */
export const ownColumns = ['caseNumber', 'pictureName'] as const
export const columnKeys = [...ownColumns, ...fieldKeys] as const
export const ColumnKey = z.enum(columnKeys)
export type ColumnKey = z.infer<typeof ColumnKey>

export const handoverRoles = ['cards', 'manager'] as const
export const HandoverRole = z.enum(handoverRoles)

/** What is said by nobody is as most places have it: the other side's words are ours, the manager and the cards desk may. */
export const Handover = z
  .object({
    way: HandoverWay,
    /** In the order of the other system's form. */
    fields: z.array(FieldKey).min(1).readonly(),
    picture: PictureName,
    /** What the other side calls a column; one that is not named has its Chinese name. */
    columns: z.partialRecord(ColumnKey, z.string().trim().min(1).max(40)).default({}),
    /** The other side's code for each of ours, field by field; a field without a table is written as it is. */
    codes: z.partialRecord(FieldKey, z.record(z.string().max(20), z.string().max(40))).default({}),
    sheet: SheetForm.default('xlsx'),
    pack: PicturePack.default('folder'),
    /** When a batch is made by itself; none: by key only. */
    times: z.array(Clock).max(24).readonly().default([]),
    /** Fewest and most bytes of a picture the other side takes, where it takes less than the place's rule for pictures. */
    band: z.tuple([z.int().nonnegative(), z.int().positive()]).nullable().default(null),
    /** By hand: from this time of day no picture lies in the folder any more; null: until its receipt is there. */
    until: Clock.nullable().default(null),
    /** Who may hand in by hand or make a batch. */
    by: z
      .array(HandoverRole)
      .min(1)
      .readonly()
      .default([...handoverRoles]),
  })
  .readonly()
export type Handover = z.infer<typeof Handover>

type Named = { readonly name: string; readonly docNumber: string; readonly caseNumber: string }

export function pictureNameOf(how: PictureName, { name, docNumber, caseNumber }: Named): string {
  const stem = { number: docNumber, case: caseNumber, 'name-number': `${name}_${docNumber}` }[how]
  // A name of a person may hold what no file system takes.
  return `${stem.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')}.jpg`
}
