/** States and faults of a unit's batch and its rows. */
import { z } from '../zod.ts'

/** `checking`: rows are read and pictures judged; `checked`: the teller looks; `making`: cases are made. */
export const unitStates = ['opened', 'checking', 'checked', 'making', 'done', 'dropped'] as const
export const UnitState = z.enum(unitStates)
export type UnitState = z.infer<typeof UnitState>

/** `read`: the words are sound and the picture is still to be judged. */
export const unitRowStates = ['read', 'bad', 'good', 'made'] as const
export const UnitRowState = z.enum(unitRowStates)
export type UnitRowState = z.infer<typeof UnitRowState>

/** Faults of the sheet itself; those of a number, a name, a field or a picture keep the code of their rule. */
export const unitFaultCodes = [
  'CELL_EMPTY',
  'CELL_FIGURE',
  'CELL_DAY',
  'BIRTH_OTHER',
  'MINOR',
  'TWICE',
  'CASE_OPEN',
  'HAS_CARD',
  'PHOTO_NONE',
  'PHOTO_TWICE',
  'PHOTO_NAME',
  'PHOTO_LOOK',
  'REFUSED',
] as const
export type UnitFaultCode = (typeof unitFaultCodes)[number]

/** `about`: a column of the sheet, or `photo`; `code` of the sheet, a form rule, an image fault or a photo check. */
export const UnitFault = z.object({ about: z.string().nullable(), code: z.string() }).readonly()
export type UnitFault = z.infer<typeof UnitFault>

/** Of how many pictures one page of the teller's look consists. */
export const picturesAPage = 12
