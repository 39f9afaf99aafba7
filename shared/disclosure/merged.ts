/** What the register of a merged branch is searched by, and in which column of its sheet each of it stands. Pure. */
import { tidyCode } from '../entry/code.ts'
import { readDay } from '../entry/day.ts'
import { tidyName } from '../entry/name.ts'
import { tidyNumber } from '../entry/number.ts'
import { tidyMobile } from '../entry/phone.ts'
import type { Day } from '../time.ts'
import { z } from '../zod.ts'

export const mergedFields = ['number', 'name', 'docNumber', 'item', 'state', 'mobile', 'opened', 'ended'] as const
export type MergedField = (typeof mergedFields)[number]
/** Without these a line finds nobody. */
export const mergedMust = ['number', 'name'] as const satisfies readonly MergedField[]

/** The place of each in a line, counted from 0; null where the sheet does not have it. */
export const MergedColumns = z.record(z.enum(mergedFields), z.number().int().min(0).nullable())
export type MergedColumns = z.infer<typeof MergedColumns>

export const lacksColumn = (columns: MergedColumns): boolean => mergedMust.some(field => columns[field] === null)

export type MergedLine = {
  readonly number: string
  readonly name: string
  readonly docNumber: string
  readonly item: string
  readonly state: string
  readonly mobile: string
  readonly opened: Day | null
  readonly ended: Day | null
}

/** Null for a line without number or name, such as a sum under the list. */
export function mergedLine(cells: readonly string[], columns: MergedColumns): MergedLine | null {
  const at = (field: MergedField): string => cells[columns[field] ?? -1] ?? ''
  const [number, name] = [tidyCode(at('number')), tidyName(at('name'))]
  if (number === '' || name === '') return null
  return {
    number,
    name,
    docNumber: tidyNumber(at('docNumber')),
    item: at('item'),
    state: at('state'),
    mobile: tidyMobile(at('mobile')),
    opened: readDay(at('opened')),
    ended: readDay(at('ended')),
  }
}
