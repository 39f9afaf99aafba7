/** Keeps the authority's own sheets and reads which figure belongs into which cell. */
import type { Kysely } from 'kysely'
import { itemCodes } from '../../../../shared/business/items.ts'
import type { MappedCell } from '../../../../shared/disclosure/figures.ts'
import { figureIn, figureNames } from '../../../../shared/disclosure/figures.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables } from '../../platform/store/schema.ts'
import { placeOf } from '../../platform/workbook/fill.ts'
import { lettersOf, type Workbook } from '../../platform/workbook/sheet.ts'

const Cells = z.array(z.object({ at: z.string(), figure: z.object({ name: z.enum(figureNames), item: z.enum(itemCodes).nullable() }) }))

/** `unknown`: cells with braces whose words name no figure. */
export function cellsIn(book: Workbook): { readonly cells: readonly MappedCell[]; readonly unknown: readonly string[] } {
  const named = book.sheets.flatMap(sheet =>
    sheet.rows.flatMap(row =>
      [...row.cells].map(([column, { text }]) => ({ at: placeOf(book, sheet, `${lettersOf(column)}${row.at}`), figure: figureIn(text) })),
    ),
  )
  return {
    cells: named.flatMap(({ at, figure }) => (figure ? [{ at, figure }] : [])),
    unknown: named.flatMap(({ at, figure }) => (figure === null ? [at] : [])),
  }
}

export type KeptSheet = { readonly id: string; readonly name: string; readonly workbookSha: string; readonly cells: readonly MappedCell[] }

export async function sheetsKept(db: Kysely<Tables>): Promise<readonly KeptSheet[]> {
  const rows = await db.selectFrom('statistics_sheet').selectAll().orderBy('id', 'desc').execute()
  return rows.map(({ id, name, workbook_sha: workbookSha, cells }) => ({ id, name, workbookSha, cells: Cells.parse(JSON.parse(cells)) }))
}
