/** The purposes of a unit's batch, and the states and faults of batches and rows. */
import type { ItemCode } from '../business/items.ts'
import type { Generation } from '../card/card.ts'
import { z } from '../zod.ts'

/** One reason for the whole sheet: a first card, or a third-generation card for the current one. */
export const unitReasons = ['FIRST_CARD', 'SECOND_GENERATION', 'FIRST_GENERATION'] as const
export const UnitReason = z.enum(unitReasons)
export type UnitReason = z.infer<typeof UnitReason>

/** Replacements use the counter's item with its old-card rules; only first cards have an item for units. */
export const itemOfUnit = (reason: UnitReason) => (reason === 'FIRST_CARD' ? 'BATCH' : 'REPLACE_UPGRADE') satisfies ItemCode
export const oldGeneration = (reason: Exclude<UnitReason, 'FIRST_CARD'>): Generation => (reason === 'FIRST_GENERATION' ? 1 : 2)

/** `checking`: rows are read and pictures judged; `checked`: the teller looks; `making`: cases are made. */
export const unitStates = ['opened', 'checking', 'checked', 'making', 'done', 'dropped'] as const
export const UnitState = z.enum(unitStates)
export type UnitState = z.infer<typeof UnitState>

/** `read`: the text is valid and the picture has not been judged yet. */
export const unitRowStates = ['read', 'bad', 'good', 'made'] as const
export const UnitRowState = z.enum(unitRowStates)
export type UnitRowState = z.infer<typeof UnitRowState>

/** Faults of the sheet itself; faults of a number, name, field or picture keep the code of their rule. */
export const unitFaultCodes = [
  'CELL_EMPTY',
  'CELL_FIGURE',
  'CELL_DAY',
  'CELL_YES_NO',
  'CELL_WORD',
  'BIRTH_OTHER',
  'SEX_OTHER',
  'MINOR',
  'GUARDIAN_NO',
  'TWICE',
  'CASE_OPEN',
  'HAS_CARD',
  'NO_CARD',
  'PHOTO_NONE',
  'PHOTO_TWICE',
  'PHOTO_SAME',
  'PHOTO_NAME',
  'PHOTO_LOOK',
  'PHOTO_FAILED',
  'REFUSED',
] as const
export type UnitFaultCode = (typeof unitFaultCodes)[number]

/** `about`: a column of the sheet, or `photo`; `code`: of the sheet, a form rule, an image fault or a photo check. */
export const UnitFault = z.object({ about: z.string().nullable(), code: z.string() }).readonly()
export type UnitFault = z.infer<typeof UnitFault>

/** Pictures per page when the teller looks through them. */
export const picturesAPage = 12
