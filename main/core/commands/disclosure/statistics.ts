/** Takes the authority's own sheets in and fills them: the sheet says in its cells which figure it wants. */

import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { statisticsText as text } from '../../../../shared/strings/zh-CN/statistics.ts'
import { readPlainFile } from '../../platform/archive/plain-file.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { filled } from '../../platform/workbook/fill.ts'
import { readWorkbook } from '../../platform/workbook/read.ts'
import { sheetLimits } from '../../platform/workbook/sheet.ts'
import { figuresOf } from '../../queries/disclosure/figures.ts'
import type { Who } from '../../records/context.ts'
import { keepDisclosure } from '../../records/disclosure/rows.ts'
import { cellsIn, sheetsKept } from '../../records/disclosure/sheets.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

type Sheet = Out<'statistics.list'>[number]
const exampleName = (file: string): string => text.example(text.examples[basename(file, '.xlsx')] ?? basename(file, '.xlsx'))

export async function listSheets(core: Core): Promise<Out<'statistics.list'>> {
  const kept = (await sheetsKept(core.store.db)).map(({ id, name, cells }): Sheet => ({ id, name, example: false, cells: cells.length }))
  const files = (await readdir(core.statisticsFolder)).filter(file => file.endsWith('.xlsx')).sort()
  const examples = files.map(async (file, at): Promise<Sheet> => {
    const { cells } = cellsIn(await readWorkbook(new Uint8Array(await readFile(join(core.statisticsFolder, file)))))
    return { id: `example-${at}`, name: exampleName(file), example: true, cells: cells.length }
  })
  return [...kept, ...(await Promise.all(examples))]
}

/** @throws Refusal FILE_REFUSED for what is no workbook, SHEET_UNMAPPED where no cell names a figure or one names none we know */
export async function takeStatistics(core: Core, who: Who, { path }: Parsed<'statistics.take'>): Promise<Out<'statistics.take'>> {
  const bytes = await readPlainFile(path, sheetLimits.plainBytes)
  const book = await readWorkbook(bytes)
  // The others cannot be filled so that everything else in them stays.
  if (book.kind !== 'xlsx') throw new Refusal('FILE_REFUSED', { why: 'only-xlsx' })
  const { cells, unknown } = cellsIn(book)
  if (cells.length === 0 || unknown.length > 0) throw new Refusal('SHEET_UNMAPPED', { cells: [...unknown] })
  const kept = await core.blobs.put(bytes)
  const { operatorId } = signedIn(who)
  const row = { id: newId(), name: basename(path, '.xlsx').slice(0, 60), workbook_sha: kept.sha256, cells: JSON.stringify(cells) }
  await core.store.write(async ({ tx, tell }) => {
    await core.blobs.keep(tx, kept)
    await tx
      .insertInto('statistics_sheet')
      .values({ ...row, operator_id: operatorId, at: core.clock.now() })
      .execute()
    await record(core, tx, { who, what: 'statistics.take', facts: { sheet: row.id, cells: cells.length } })
    tell('branch.changed', {})
  })
  return { id: row.id, name: row.name, example: false, cells: cells.length }
}

async function workbookOf(core: Core, id: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const own = (await sheetsKept(core.store.db)).find(sheet => sheet.id === id)
  if (own) {
    const bytes = await core.blobs.read(own.workbookSha)
    if (bytes) return { name: own.name, bytes }
  }
  const files = (await readdir(core.statisticsFolder)).filter(file => file.endsWith('.xlsx')).sort()
  const example = files[Number(/^example-(\d+)$/.exec(id)?.[1] ?? Number.NaN)]
  if (example === undefined) throw new Refusal('NOT_FOUND')
  return { name: exampleName(example), bytes: new Uint8Array(await readFile(join(core.statisticsFolder, example))) }
}

export async function fillSheet(
  core: Core,
  who: Who,
  { id, span, audience, reason }: Parsed<'statistics.fill'>,
): Promise<Out<'statistics.fill'>> {
  const { name, bytes } = await workbookOf(core, id)
  const book = await readWorkbook(bytes)
  const { cells } = cellsIn(book)
  await core.store.write(({ tx }) =>
    keepDisclosure(core, tx, who, { kind: 'statistics', audience, reason, facts: { sheet: id, from: span.from, to: span.to } }),
  )
  const value = await figuresOf(core, span)
  const figures = new Map(cells.map(({ at, figure }) => [at, value(figure)]))
  return { name: text.fileName(name, span.from, span.to), bytes: filled(book, figures) }
}
