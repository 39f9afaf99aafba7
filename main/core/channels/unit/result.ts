/** Writes what became of each person into a copy of the unit's own sheet. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { unitSheetText as text, unitFaultsSaid } from '../../../../shared/strings/zh-CN/unit-sheet.ts'
import { isFailed, type State } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import type { UnitRowRecord } from '../../platform/store/tables/channels.ts'
import { type Mark, marked } from '../../platform/workbook/mark.ts'
import { readWorkbook } from '../../platform/workbook/read.ts'
import type { Who } from '../../records/context.ts'
import { batchById, sheetFactsIn, unitFaultsIn } from '../../records/unit/rows.ts'

export async function unitResult(core: Core, _who: Who, { unitId }: Parsed<'unit.result'>): Promise<Out<'unit.result'>> {
  const batch = await batchById(core.store.db, unitId)
  const sheet = await core.blobs.read(batch.sheet_sha)
  const facts = sheetFactsIn(batch)
  if (!sheet || facts === null) throw new Refusal('NOT_FOUND')
  const { part, headingAt, resultColumn } = facts
  const rows = await core.store.db
    .selectFrom('unit_row')
    .leftJoin('case_file', 'case_file.id', 'unit_row.case_id')
    .select([
      'unit_row.at',
      'unit_row.state',
      'unit_row.faults',
      'case_file.number',
      'case_file.state as case_state',
      'case_file.end_reason',
    ])
    .where('batch_id', '=', unitId)
    .orderBy('at')
    .execute()
  const marks = new Map<number, Mark>([[headingAt, { text: text.result, bad: false }]])
  for (const row of rows) marks.set(row.at, markOf(row))
  const book = await readWorkbook(sheet)
  const found = book.sheets.find(one => !one.hidden && one.part === part)
  if (!found) throw new Error('the sheet that was read is in the file that was kept')
  return { workbook: await marked(book, found, resultColumn, marks) }
}

/** The case the row was made, as it stands now; all null where there is none. */
type Made = { readonly number: string | null; readonly case_state: State | null; readonly end_reason: string | null }

function markOf(row: Pick<UnitRowRecord, 'state' | 'faults'> & Made): Mark {
  if (row.state === 'bad') return { text: text.bad(unitFaultsSaid(unitFaultsIn(row))), bad: true }
  if (row.number === null) return { text: row.state === 'good' ? text.good : text.waiting, bad: false }
  // Refused later, at the review or after it: the unit's clerk reads that here too.
  if (row.case_state !== null && isFailed(row.case_state)) return { text: text.failed(row.number, row.end_reason ?? ''), bad: true }
  return { text: text.made(row.number), bad: false }
}
