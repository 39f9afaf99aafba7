/** Reads the register of a merged branch from a file: whatever stands over its columns, each line whole. */
import { createHash } from 'node:crypto'
import { type MergedColumns, mergedFields, mergedMust } from '../../../../shared/disclosure/merged.ts'
import { MergedId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { mostMergedRows } from '../../../../shared/ipc/shapes/merged.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { mergedHeadings } from '../../../../shared/strings/zh-CN/merged.ts'
import type { Core } from '../../commands/core.ts'
import { fileRefused } from '../../platform/archive/zip.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { findHeading, sameWord } from '../../platform/workbook/heading.ts'
import { readWorkbook } from '../../platform/workbook/read.ts'
import { type Cell, firstSheet, type Sheet, type Workbook } from '../../platform/workbook/sheet.ts'
import type { Who } from '../../records/context.ts'
import { addLines, linesAtOnce, sweepMerged } from '../../records/merged/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import { readFileOf } from '../unit/file.ts'

/** Under a title of a few lines the heading is the first row that is as wide as the list. */
const titleWithin = 30

/** @throws Refusal FILE_REFUSED, MERGED_TOO_LARGE */
export async function takeMerged(core: Core, who: Who, { path }: Parsed<'merged.take'>): Promise<Out<'merged.take'>> {
  const bytes = await readFileOf(path)
  const list = listIn(await readWorkbook(bytes))
  if (list.lines.length === 0) throw fileRefused('no-rows')
  if (list.lines.length > mostMergedRows) throw new Refusal('MERGED_TOO_LARGE', { count: list.lines.length, limit: mostMergedRows })
  const id = newId()
  const headings = list.names.map((name, place) => ({ name, filled: list.lines.filter(({ cells }) => cells[place] !== '').length }))
  const row = { id, branch: '', code: '', headings: JSON.stringify(headings), columns: JSON.stringify(suggested(list.names)) }
  const of = { sheet_digest: createHash('sha256').update(bytes).digest('hex'), operator_id: signedIn(who).operatorId, at: core.clock.now() }
  await core.store.write(({ tx }) =>
    tx
      .insertInto('merged_register')
      .values({ ...row, ...of, state: 'reading' })
      .execute(),
  )
  for (let at = 0; at < list.lines.length; at += linesAtOnce) {
    await core.store.write(({ tx }) => addLines(tx, id, list.lines.slice(at, at + linesAtOnce)))
    await new Promise(resolve => setImmediate(resolve))
  }
  await core.store.write(async ({ tx, tell }) => {
    // One sheet at a time waits for its columns: an earlier one that nobody brought in goes.
    await tx.updateTable('merged_register').set({ state: 'dropped' }).where('state', '=', 'taken').execute()
    await tx.updateTable('merged_register').set({ state: 'taken' }).where('id', '=', id).execute()
    await record(core, tx, { who, what: 'merged.take', facts: { register: id, rows: list.lines.length, sheet: of.sheet_digest } })
    tell('merged.changed', {})
  })
  await sweepMerged(core.store)
  return { id: MergedId.parse(id) }
}

type Line = { readonly at: number; readonly cells: string[] }

/** Where our own words stand over the columns they say where the list begins; else the widest of the first rows does. */
function listIn(book: Workbook): { readonly names: readonly string[]; readonly lines: readonly Line[] } {
  const known = findHeading(book, mergedHeadings, mergedMust)
  const sheet = known?.sheet ?? firstSheet(book)
  const top = known ? null : widest(sheet)
  const heads = known
    ? known.words.map(({ column, text }) => ({ column, text }))
    : [...(top?.cells ?? [])].sort(([one], [other]) => one - other).map(([column, { text }]) => ({ column, text }))
  const from = known?.at ?? top?.at ?? 0
  const textOf = (cell: Cell | undefined): string => cell?.day ?? cell?.text ?? ''
  return {
    names: apart(heads.map(({ text }) => text.replaceAll(/\s+/g, ' '))),
    lines: sheet.rows
      .filter(({ at, cells }) => at > from && cells.size > 0)
      .map(({ at, cells }) => ({ at, cells: heads.map(({ column }) => textOf(cells.get(column))) })),
  }
}

/** Two columns with one heading are told apart by a number. */
const apart = (names: readonly string[]): string[] =>
  names.map((name, at) => {
    const before = names.slice(0, at).filter(one => one === name).length
    return before === 0 ? name : `${name} ${before + 1}`
  })

function widest({ rows }: Sheet): Sheet['rows'][number] | null {
  const top = rows.slice(0, titleWithin)
  const most = Math.max(0, ...top.map(({ cells }) => cells.size))
  return top.find(({ cells }) => cells.size === most) ?? null
}

/** By the words over the columns; each column is one thing. */
export function suggested(names: readonly string[]): MergedColumns {
  const taken = new Set<number>()
  const placeOf = (words: readonly string[]): number | null => {
    for (const word of words) {
      const place = names.findIndex((name, at) => !taken.has(at) && sameWord(name, word))
      if (place < 0) continue
      taken.add(place)
      return place
    }
    return null
  }
  return Object.fromEntries(mergedFields.map(field => [field, placeOf(mergedHeadings[field])])) as MergedColumns
}
