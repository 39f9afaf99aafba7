/** What a batch and a person at the other system's form say of a case: columns in order, each field in the other side's words. Pure. */
import { type FieldKey, fieldOf, isBoolField } from '../form/fields.ts'
import type { ColumnKey, Handover } from '../profile/handover.ts'
import { columnText } from '../strings/zh-CN/centre-ways.ts'
import { boolText, fieldChoiceText } from '../strings/zh-CN/form.ts'
import { longText } from '../strings/zh-CN/identity.ts'
import type { CentreCase } from './messages.ts'

export type SheetColumn = { readonly key: ColumnKey; readonly name: string }
type How = Pick<Handover, 'fields' | 'columns' | 'codes'>

const named = (how: How, key: ColumnKey): SheetColumn => ({ key, name: how.columns[key] ?? columnText[key] })

/** The number of the case stands first and the name of its picture last. */
export const columnsOf = (how: How): readonly SheetColumn[] => [
  named(how, 'caseNumber'),
  ...how.fields.map(key => named(how, key)),
  named(how, 'pictureName'),
]

/** What is offered one after another to the other system's form: the fields only. */
export const offeredOf = (how: How): readonly (SheetColumn & { readonly key: FieldKey })[] =>
  how.fields.map(key => ({ key, name: how.columns[key] ?? columnText[key] }))

/**
 * A field as the other side writes it; null where its table of codes lacks what the form holds.
 * Without a table, codes of a national standard stand as they are; a choice and a yes or no, whose codes are this program's own, stand in Chinese.
 */
export function saidOutside(how: Pick<Handover, 'codes'>, key: FieldKey, value: string | boolean | undefined): string | null {
  const own = value === undefined ? '' : typeof value === 'boolean' ? (value ? '1' : '0') : value
  const table = how.codes[key]
  if (own === '') return own
  if (!table) return ownWords(key)[own] ?? own
  return Object.hasOwn(table, own) ? (table[own] ?? null) : null
}

/** What `saidOutside` wrote without a table, read back. */
export const readBack = (key: FieldKey, said: string): string =>
  Object.entries(ownWords(key)).find(([, word]) => word === said)?.[0] ?? said

function ownWords(key: FieldKey): Readonly<Record<string, string>> {
  if (isBoolField(key)) return { 1: boolText.yes, 0: boolText.no }
  if (fieldOf(key).kind === 'day-or-long') return { long: longText }
  return fieldChoiceText[key] ?? {}
}

/** The cells of one row in the order of the columns, or the fields no code was found for. */
export type Cells = { readonly ok: true; readonly cells: readonly string[] } | { readonly ok: false; readonly fields: readonly FieldKey[] }

export function cellsOf(how: How, one: CentreCase): Cells {
  const lacking: FieldKey[] = []
  const cells = columnsOf(how).map(({ key }) => {
    if (key === 'caseNumber') return one.caseNumber
    if (key === 'pictureName') return one.photo?.name ?? ''
    const said = saidOutside(how, key, one.fields[key])
    if (said === null) lacking.push(key)
    return said ?? ''
  })
  return lacking.length > 0 ? { ok: false, fields: lacking } : { ok: true, cells }
}

/** Whether a table of codes for the field makes sense: a signature or a free text has no codes. */
export const hasCodes = (key: FieldKey): boolean => ['code', 'choice', 'bool', 'day-or-long'].includes(fieldOf(key).kind)
