/** Searches the code tables by code, Chinese, pinyin, initials, or a mixture of pinyin and initials. */
import { pinyin } from 'pinyin-pro'
import { compact } from '../../../../shared/entry/marks.ts'
import type { CodeBranch, CodeRow, CodesFind, CodesUnder } from '../../../../shared/form/code-row.ts'
import type { CodeTable } from '../../../../shared/form/fields.ts'
import { codeText } from '../../../../shared/strings/zh-CN/code.ts'
import type { CodeFile, PastCodeFile } from './code-file.ts'

export type CodeBook = {
  find(query: CodesFind): CodeRow[]
  /** The children of a row, optionally filtered by text; only divisions have children. */
  under(query: CodesUnder): CodeBranch[]
  /** Null for an unknown code. */
  rowOf(table: CodeTable, code: string): CodeRow | null
  isCode(table: CodeTable, code: string): boolean
  /** Takes the place of what was added before. */
  withDivisions(added: readonly AddedCode[]): void
}

/** A row with everything a person may type for it, in lower case without spaces. */
type Entry = {
  readonly row: CodeRow
  readonly codes: readonly string[]
  readonly name: string
  readonly label: string
  /** Syllables of the name, of the whole label, and every reading of each character of the name. */
  readonly own: readonly string[]
  readonly whole: readonly string[]
  readonly every: readonly (readonly string[])[]
  /** How many characters of the name say it: all, or those before an ending such as that of a city or a county. */
  readonly enough: readonly number[]
  readonly initials: string
  /** Level of the division, so that a city is listed before its districts. */
  readonly depth: number
  /** The parent's code, empty at the top. */
  readonly parent: string
}
/** A table by its codes. Apart from `Index`, as a slip or a list only wants to know what a code means. */
type Register = {
  readonly names: ReadonlyMap<string, string>
  readonly byCode: ReadonlyMap<string, CodeRow>
  readonly byPastCode: ReadonlyMap<string, CodeRow>
}
type Index = Register & { readonly entries: readonly Entry[]; readonly unasked: readonly CodeRow[] }

/** A division the manager of the branch added, because the list that was shipped does not have it yet. */
export type AddedCode = { readonly code: string; readonly name: string; readonly since: string }

// Keyboards write ü as v, some people as u, so both sides are normalised to u.
const plain = (text: string): string =>
  compact(text)
    .toLowerCase()
    .replaceAll(/['\u2019\u00b7]/g, '')
    .replaceAll(/u\u0308|[v\u00fc]/g, 'u')
const syllablesOf = (text: string): readonly string[] => pinyin(text, { toneType: 'none', type: 'array', v: true }).map(plain)

const known = new Map<string, readonly string[]>()
/** What is read in a name may be none of the usual readings: the first is only the likeliest. */
function readingsOf(character: string): readonly string[] {
  const found = known.get(character) ?? [
    ...new Set(pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true }).map(plain)),
  ]
  known.set(character, found)
  return found
}

/** An ending and the peoples named before it are left out in speech; of a name of two characters nothing is. */
function enoughOf(name: string, { endings = [], peoples = [] }: CodeFile): readonly number[] {
  const whole = [...name].length
  const stems = endings.filter(ending => name.endsWith(ending)).map(ending => whole - [...ending].length)
  const autonomous =
    peoples.length === 0 ? null : new RegExp(`^(.{2,}?)(?:(?:${peoples.join('|')})\\u65cf?)+(?:${endings.join('|')})$`, 'u').exec(name)
  const spoken = autonomous?.[1] === undefined ? [] : [[...autonomous[1]].length]
  return [whole, ...new Set([...stems, ...spoken].filter(length => length >= 2))]
}

/** Codes of a division's ancestors, which are encoded in its own digits (GB/T 2260). */
const above = (table: CodeTable, code: string): readonly string[] =>
  table === 'area' ? [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter(parent => parent !== code) : []

/** The row's place in its table from the top, itself last. */
const pathOf = (table: CodeTable, code: string, names: ReadonlyMap<string, string>): readonly string[] => [
  ...above(table, code).filter(parent => names.has(parent)),
  code,
]

function registerOf(file: CodeFile, past: PastCodeFile | null): Register {
  const names = new Map(file.rows.map(([code, name]) => [code, name]))
  const rows = file.rows.map(([code, name]): CodeRow => {
    const label = pathOf(file.table, code, names)
      .map(part => names.get(part) ?? '')
      .join(' ')
    return { code, name, label, ...noted(file.since?.[code]) }
  })
  return {
    names,
    byCode: new Map(rows.map(row => [row.code, row])),
    byPastCode: new Map((past?.rows ?? []).map(row => [row[0], pastRow(row, names)])),
  }
}

function indexOf(file: CodeFile, register: Register): Index {
  const { names, byCode } = register
  const syllables = new Map(file.rows.map(([code, name]) => [code, file.readings?.[code]?.split(' ').map(plain) ?? syllablesOf(name)]))
  const entries = file.rows.flatMap(([code, name, ...others]): Entry[] => {
    const row = byCode.get(code)
    if (!row) return []
    const path = pathOf(file.table, code, names)
    const own = syllables.get(code) ?? []
    const whole = path.flatMap(part => syllables.get(part) ?? [])
    return [
      {
        row,
        codes: [code, ...others].map(plain),
        name: plain(name),
        label: plain(row.label),
        own,
        whole,
        every: [...name].map(readingsOf),
        enough: enoughOf(name, file),
        initials: own.map(part => part.charAt(0)).join(''),
        depth: path.length,
        parent: path.at(-2) ?? '',
      },
    ]
  })
  const common = (file.common ?? []).flatMap(code => byCode.get(code) ?? [])
  return { ...register, entries, unasked: [...new Set([...common, ...byCode.values()])] }
}

const noted = (since: string | undefined) => (since === undefined ? {} : { note: codeText.since(since) })

/** A code of an old document tells what it was, until when, and what is there now. */
function pastRow([code, name, until, above, ...now]: PastCodeFile['rows'][number], names: ReadonlyMap<string, string>): CodeRow {
  const today = now.flatMap(one => names.get(one) ?? [])
  return { code, name, label: [above, name].filter(part => part !== '').join(' '), note: codeText.past(until, today) }
}

/** Whether the text is these syllables whole, as many of them as say the name. */
function spellsAll(text: string, syllables: readonly (readonly string[])[], enough: readonly number[], place = 0): boolean {
  if (text === '') return enough.includes(place)
  const here = syllables[place] ?? []
  return here.some(
    syllable => syllable !== '' && text.startsWith(syllable) && spellsAll(text.slice(syllable.length), syllables, enough, place + 1),
  )
}

/** Whether the text is the first syllables whole, but the last, which may still be typed. */
function begins(text: string, syllables: readonly (readonly string[])[], place = 0): boolean {
  if (text === '') return true
  const here = syllables[place] ?? []
  return here.some(
    syllable => syllable.startsWith(text) || (text.startsWith(syllable) && begins(text.slice(syllable.length), syllables, place + 1)),
  )
}

const each = (syllables: readonly string[]): readonly (readonly string[])[] => syllables.map(syllable => [syllable])

/** Whether the text spells the syllables from the start, each in full or abbreviated: `gzhou`, `gzs`, `guangz`. */
function spells(text: string, syllables: readonly string[]): boolean {
  if (text === '') return true
  const [first, ...rest] = syllables
  if (first === undefined) return false
  for (let length = 1; length <= first.length && text.startsWith(first.slice(0, length)); length += 1) {
    if (spells(text.slice(length), rest)) return true
  }
  return false
}

/** Whether the characters occur in this order, possibly with others in between. */
function inOrder(text: string, within: string): boolean {
  let from = 0
  for (const character of text) {
    from = within.indexOf(character, from) + 1
    if (from === 0) return false
  }
  return true
}

const initialsOf = (syllables: readonly string[]): string => syllables.map(part => part.charAt(0)).join('')

// Closest kind of match first; within one kind, table order.
const kinds: readonly ((entry: Entry, text: string) => boolean)[] = [
  (entry, text) => entry.codes.includes(text),
  (entry, text) => entry.name === text,
  (entry, text) => entry.codes.some(code => code.startsWith(text)),
  (entry, text) => entry.name.startsWith(text),
  // Spelled in full comes before initials and parts: most letters that spell one place abbreviate another.
  (entry, text) => spellsAll(text, each(entry.own), entry.enough),
  (entry, text) => spellsAll(text, entry.every, entry.enough),
  (entry, text) => entry.initials === text,
  (entry, text) => begins(text, each(entry.own)),
  (entry, text) => spells(text, entry.own),
  (entry, text) => begins(text, entry.every),
  (entry, text) => entry.label.includes(text),
  (entry, text) => spells(text, entry.whole),
  (entry, text) => entry.own.some((_, place) => spells(text, entry.own.slice(place))),
  (entry, text) => inOrder(text, entry.label),
  (entry, text) => inOrder(text, initialsOf(entry.whole)),
]

function search({ entries, byPastCode, unasked }: Index, typed: string, limit: number): CodeRow[] {
  const text = plain(typed)
  if (text === '') return unasked.slice(0, limit)
  const found = ranked(entries, text, limit)
  // What was abolished is looked for only by its own code or whole name.
  const past = [...byPastCode.values()].filter(({ code, name }) => code === text || plain(name) === text)
  return [...found, ...past].slice(0, limit)
}

function ranked(entries: readonly Entry[], text: string, limit: number): CodeRow[] {
  const judged = entries.map(entry => ({ row: entry.row, depth: entry.depth, rank: kinds.findIndex(kind => kind(entry, text)) }))
  return judged
    .filter(found => found.rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.depth - b.depth)
    .slice(0, limit)
    .map(found => found.row)
}

function branchesUnder({ entries }: Index, parent: string, typed: string): CodeBranch[] {
  const text = plain(typed)
  // Inside a province its cities are searched by their own names, without the province.
  const own = entries.filter(entry => entry.parent === parent).map(entry => ({ ...entry, label: entry.name, whole: entry.own }))
  const parents = new Set(entries.map(entry => entry.parent))
  const rows = text === '' ? own.map(entry => entry.row) : ranked(own, text, own.length)
  return rows.map(row => ({ ...row, more: parents.has(row.code) }))
}

/** What was made of a table of the shipped data, which several cores of one process may open: the pinyin of the divisions takes tens of milliseconds. */
type Made = { readonly past: PastCodeFile | null; readonly register: Register; index: Index | null }
const made = new WeakMap<CodeFile, Made>()

function madeOf(file: CodeFile, past: PastCodeFile | null): Made {
  const found = made.get(file)
  if (found?.past === past) return found
  const fresh: Made = { past, register: registerOf(file, past), index: null }
  made.set(file, fresh)
  return fresh
}

/** Each table is read into its register and its index on first use. */
export function openCodes(files: Readonly<Record<CodeTable, CodeFile>>, pastDivisions: PastCodeFile | null = null): CodeBook {
  let divisions = files.area
  const fileOf = (table: CodeTable): CodeFile => (table === 'area' ? divisions : files[table])
  const madeFor = (table: CodeTable): Made => madeOf(fileOf(table), table === 'area' ? pastDivisions : null)
  const registerFor = (table: CodeTable): Register => madeFor(table).register
  const indexFor = (table: CodeTable): Index => {
    const here = madeFor(table)
    here.index ??= indexOf(fileOf(table), here.register)
    return here.index
  }
  return {
    find: ({ table, text, limit }) => search(indexFor(table), text, limit),
    under: ({ table, parent, text }) => branchesUnder(indexFor(table), parent, text),
    rowOf: (table, code) => registerFor(table).byCode.get(code) ?? registerFor(table).byPastCode.get(code) ?? null,
    isCode: (table, code) => registerFor(table).byCode.has(code),
    withDivisions(added) {
      const shipped = files.area
      if (added.length === 0) {
        divisions = shipped
        return
      }
      const rows = [
        ...shipped.rows.filter(([code]) => !added.some(one => one.code === code)),
        ...added.map(({ code, name }): [string, string] => [code, name]),
      ]
      const since = { ...shipped.since, ...Object.fromEntries(added.map(one => [one.code, one.since])) }
      divisions = { ...shipped, since, rows: rows.sort(([a], [b]) => (a < b ? -1 : 1)) }
    },
  }
}
