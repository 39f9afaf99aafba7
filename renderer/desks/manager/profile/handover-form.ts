/** Form of how cases are handed to the card centre. Pure. */
import { readClock } from '../../../../shared/entry/clock.ts'
import { type FieldKey, fieldKeys } from '../../../../shared/form/fields.ts'
import {
  type ColumnKey,
  columnKeys,
  Handover,
  handoverRoles,
  handoverWays,
  pictureNames,
  picturePacks,
  sheetForms,
} from '../../../../shared/profile/handover.ts'
import { roleText } from '../../../../shared/strings/zh-CN/access.ts'
import { columnText, picturePackText, sheetFormText } from '../../../../shared/strings/zh-CN/centre-ways.ts'
import { fieldText } from '../../../../shared/strings/zh-CN/form.ts'
import { handoverWayText, pictureNameText } from '../../../../shared/strings/zh-CN/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { bad, codesIn, form, good, listed, said, type Typed, unknownChoice } from './form-parts.ts'

const text = rulesDeskText.dialog

const parted = (typed: string, marks: RegExp): string[] =>
  typed
    .split(marks)
    .map(part => part.trim())
    .filter(Boolean)
const keyNamed = (name: string): ColumnKey | null => columnKeys.find(key => columnText[key] === name || key === name) ?? null
const isField = (key: ColumnKey): key is FieldKey => (fieldKeys as readonly string[]).includes(key)

export type Columns = { readonly order: readonly FieldKey[]; readonly names: Handover['columns'] }

/** Fields and what the other side calls each, `field=name`, parted by semicolons: the order in which they stand. Null where a field is unknown or stands there twice. */
export function columnsTyped(typed: string): Columns | null {
  const order: FieldKey[] = []
  const names: Partial<Record<ColumnKey, string>> = {}
  for (const part of parted(typed, /[;\uff1b\n]/u)) {
    const [own = '', ...rest] = part.split(/[=\uff1d]/u).map(one => one.trim())
    const key = keyNamed(own)
    if (key === null || (isField(key) && order.includes(key))) return null
    if (isField(key)) order.push(key)
    const name = rest.join('=')
    if (name.length > 40) return null
    if (name !== '') names[key] = name
  }
  return { order, names }
}

/** The other side's code for each of ours, `field code=code code=code`, parted by semicolons. Null where it makes no sense. */
export function codesTyped(typed: string): Handover['codes'] | null {
  const codes: Partial<Record<FieldKey, Record<string, string>>> = {}
  for (const part of parted(typed, /[;\uff1b\n]/u)) {
    const [name = '', ...pairs] = part.split(/[\s,\uff0c\u3001]+/u)
    const key = keyNamed(name)
    if (key === null || !isField(key) || pairs.length === 0) return null
    const table: Record<string, string> = {}
    for (const pair of pairs) {
      const [own = '', other = ''] = pair.split(/[=\uff1d]/u)
      if (own === '' || other === '') return null
      table[own] = other
    }
    codes[key] = table
  }
  return codes
}

const timesTyped = (typed: string): string[] | null => {
  const times = parted(typed, /[\s,\uff0c\u3001;\uff1b]+/u).map(readClock)
  return times.includes(null) ? null : [...new Set(times.flatMap(time => time ?? []))].sort()
}

function bandTyped(typed: string): [number, number] | null | undefined {
  if (typed === '') return null
  const [least, most] = (/^(\d{1,8})\s*[-~\uff5e\u81f3]\s*(\d{1,8})$/u.exec(typed)?.slice(1) ?? []).map(Number)
  return least !== undefined && most !== undefined && least < most ? [least, most] : undefined
}

const columnsSaid = ({ fields, columns }: Handover): string =>
  [...fields, ...columnKeys.filter(key => !isField(key) && columns[key] !== undefined)]
    .map(key => (columns[key] === undefined ? columnText[key] : `${columnText[key]}=${columns[key]}`))
    .join('\uff1b')

const codesSaid = ({ codes }: Handover): string =>
  Object.entries(codes)
    .map(
      ([key, table]) =>
        `${columnText[key as FieldKey]} ${Object.entries(table ?? {})
          .map(([own, other]) => `${own}=${other}`)
          .join(' ')}`,
    )
    .join('\uff1b')

/** What is ticked, in the order that was typed; the rest behind it in the order of the form. */
export const inOrder = (ticked: readonly string[], order: readonly FieldKey[]): FieldKey[] => [
  ...order.filter(key => ticked.includes(key)),
  ...fieldKeys.filter(key => ticked.includes(key) && !order.includes(key)),
]

export const handoverForm = form(
  Handover,
  [
    { name: 'way', label: text.value, kind: 'choice', choices: [...listed(handoverWayText, handoverWays), unknownChoice] },
    { name: 'picture', label: text.pictureName, kind: 'choice', choices: listed(pictureNameText, pictureNames) },
    { name: 'list', label: text.handoverFields, kind: 'ticks', choices: listed(fieldText, fieldKeys) },
    { name: 'columns', label: text.handoverColumns, kind: 'text', hint: text.handoverColumnsHint, most: 1_500 },
    { name: 'codes', label: text.handoverCodes, kind: 'text', hint: text.handoverCodesHint, most: 1_500 },
    { name: 'sheet', label: text.handoverSheet, kind: 'choice', choices: listed(sheetFormText, sheetForms) },
    { name: 'pack', label: text.handoverPack, kind: 'choice', choices: listed(picturePackText, picturePacks) },
    { name: 'times', label: text.handoverTimes, kind: 'text', hint: text.handoverTimesHint },
    { name: 'band', label: text.handoverBand, kind: 'text', hint: text.handoverBandHint },
    { name: 'until', label: text.handoverUntil, kind: 'text', hint: text.handoverUntilHint },
    { name: 'by', label: text.handoverBy, kind: 'ticks', choices: listed(roleText, handoverRoles) },
  ],
  how => ({
    way: how.way,
    picture: how.picture,
    list: how.fields.join(' '),
    columns: columnsSaid(how),
    codes: codesSaid(how),
    sheet: how.sheet,
    pack: how.pack,
    times: how.times.join(' '),
    band: how.band?.join('-') ?? '',
    until: how.until ?? '',
    by: how.by.join(' '),
  }),
  typed => (said(typed, 'way') === '' ? good(null) : written(typed)),
)

function written(typed: Typed) {
  if (said(typed, 'picture') === '') return bad('picture', text.missing)
  const ticked = codesIn(typed, 'list')
  if (ticked.length === 0) return bad('list', text.several)
  const columns = columnsTyped(said(typed, 'columns'))
  if (columns === null) return bad('columns', text.handoverColumnsWrong)
  const codes = codesTyped(said(typed, 'codes'))
  if (codes === null) return bad('codes', text.handoverCodesWrong)
  const times = timesTyped(said(typed, 'times'))
  if (times === null) return bad('times', text.handoverTimesWrong)
  const band = bandTyped(said(typed, 'band'))
  if (band === undefined) return bad('band', text.handoverBandWrong)
  const until = timesTyped(said(typed, 'until'))
  if (until === null || until.length > 1) return bad('until', text.handoverTimesWrong)
  const by = codesIn(typed, 'by')
  return good({
    way: said(typed, 'way'),
    picture: said(typed, 'picture'),
    fields: inOrder(ticked, columns.order),
    columns: columns.names,
    codes,
    sheet: said(typed, 'sheet') || 'xlsx',
    pack: said(typed, 'pack') || 'folder',
    times,
    band,
    until: until[0] ?? null,
    by: by.length > 0 ? by : [...handoverRoles],
  })
}
