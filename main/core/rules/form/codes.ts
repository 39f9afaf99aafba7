/** Searches the code tables by code, Chinese, pinyin, initials, or a mixture of pinyin and initials. */
import { pinyin } from 'pinyin-pro'
import type { CodeBranch, CodeRow, CodesFind, CodesUnder } from '../../../../shared/form/code-row.ts'
import type { CodeTable } from '../../../../shared/form/fields.ts'
import type { CodeFile } from './code-file.ts'

export type CodeBook = {
  find(query: CodesFind): CodeRow[]
  /** The children of a row, optionally filtered by text; only divisions have children. */
  under(query: CodesUnder): CodeBranch[]
  /** Null for an unknown code. */
  rowOf(table: CodeTable, code: string): CodeRow | null
  isCode(table: CodeTable, code: string): boolean
}

/** A row with everything a person may type for it, in lower case without spaces. */
type Entry = {
  readonly row: CodeRow
  readonly codes: readonly string[]
  readonly name: string
  readonly label: string
  /** Syllables of the name, and of the whole label. */
  readonly own: readonly string[]
  readonly whole: readonly string[]
  readonly initials: string
  /** Level of the division, so that a city is listed before its districts. */
  readonly depth: number
  /** The parent's code, empty at the top. */
  readonly parent: string
}
type Index = { readonly entries: readonly Entry[]; readonly byCode: ReadonlyMap<string, CodeRow>; readonly unasked: readonly CodeRow[] }

// Keyboards write ü as v, some people as u, so both sides are normalised to u.
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s'·]/g, '')
    .replaceAll(/[vü]/g, 'u')
const syllablesOf = (text: string): readonly string[] => pinyin(text, { toneType: 'none', type: 'array', v: true }).map(plain)

/** Codes of a division's ancestors, which are encoded in its own digits (GB/T 2260). */
const above = (table: CodeTable, code: string): readonly string[] =>
  table === 'area' ? [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter(parent => parent !== code) : []

function indexOf(file: CodeFile): Index {
  const names = new Map(file.rows.map(([code, name]) => [code, name]))
  const syllables = new Map(file.rows.map(([code, name]) => [code, syllablesOf(name)]))
  const entries = file.rows.map(([code, name, ...others]): Entry => {
    const path = [...above(file.table, code).filter(parent => names.has(parent)), code]
    const label = path.map(part => names.get(part) ?? '').join(' ')
    const own = syllables.get(code) ?? []
    const whole = path.flatMap(part => syllables.get(part) ?? [])
    const initials = own.map(part => part.charAt(0)).join('')
    return {
      row: { code, name, label },
      codes: [code, ...others].map(plain),
      name: plain(name),
      label: plain(label),
      own,
      whole,
      initials,
      depth: path.length,
      parent: path.at(-2) ?? '',
    }
  })
  const byCode = new Map(entries.map(entry => [entry.row.code, entry.row]))
  const common = (file.common ?? []).flatMap(code => byCode.get(code) ?? [])
  return { entries, byCode, unasked: [...new Set([...common, ...byCode.values()])] }
}

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
  (entry, text) => entry.initials === text || entry.own.join('') === text,
  (entry, text) => spells(text, entry.own),
  (entry, text) => entry.label.includes(text),
  (entry, text) => spells(text, entry.whole),
  (entry, text) => entry.own.some((_, place) => spells(text, entry.own.slice(place))),
  (entry, text) => inOrder(text, entry.label),
  (entry, text) => inOrder(text, initialsOf(entry.whole)),
]

function search({ entries, unasked }: Index, typed: string, limit: number): CodeRow[] {
  const text = plain(typed)
  return text === '' ? unasked.slice(0, limit) : ranked(entries, text, limit)
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

/** Each table is indexed on first use, because the divisions take tens of milliseconds. */
export function openCodes(files: Readonly<Record<CodeTable, CodeFile>>): CodeBook {
  const indexes = new Map<CodeTable, Index>()
  const indexFor = (table: CodeTable): Index => {
    const index = indexes.get(table) ?? indexOf(files[table])
    indexes.set(table, index)
    return index
  }
  return {
    find: ({ table, text, limit }) => search(indexFor(table), text, limit),
    under: ({ table, parent, text }) => branchesUnder(indexFor(table), parent, text),
    rowOf: (table, code) => indexFor(table).byCode.get(code) ?? null,
    isCode: (table, code) => files[table].rows.some(([known]) => known === code),
  }
}
