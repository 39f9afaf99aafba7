/** Shows batches of units: the list, one with a page of its rows, one picture. */
import type { Kysely } from 'kysely'
import { maskName, maskNumber } from '../../../../shared/identity/mask.ts'
import { CaseId, type UnitId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { UnitCounts, UnitRow, UnitSummary } from '../../../../shared/ipc/shapes/unit.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { State } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { UnitBatchRecord, UnitRowRecord } from '../../platform/store/tables/channels.ts'
import { refuseUnseen } from '../../queries/case/sight.ts'
import type { Who } from '../../records/context.ts'
import { judgedIn } from '../../records/online/rows.ts'
import { agentOf, lineIn, sheetFactsIn, unitFaultsIn, unitIdOf } from '../../records/unit/rows.ts'

const mostBatches = 200
const pageRows = 100

type BatchRow = UnitBatchRecord & { readonly maker_name: string }

const batches = (db: Kysely<Tables>) =>
  db
    .selectFrom('unit_batch')
    .innerJoin('operator', 'operator.id', 'unit_batch.maker_id')
    .selectAll('unit_batch')
    .select('operator.name as maker_name')

export async function listUnits(core: Core): Promise<Out<'unit.list'>> {
  const { db } = core.store
  const rows = await batches(db).orderBy('unit_batch.id', 'desc').limit(mostBatches).execute()
  const counts = await countsIn(db, rows.map(unitIdOf))
  return rows.map(row => summary(core, row, counts(unitIdOf(row))))
}

export const summaryOf = async (core: Core, unitId: UnitId): Promise<UnitSummary> => {
  const row = await batchRow(core.store.db, unitId)
  return summary(core, row, await countsOf(core.store.db, unitId))
}

/** @throws Refusal NOT_FOUND */
async function batchRow(db: Kysely<Tables>, unitId: UnitId): Promise<BatchRow> {
  const row = await batches(db).where('unit_batch.id', '=', unitId).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

function summary(core: Core, batch: BatchRow, counts: UnitCounts): UnitSummary {
  const id = unitIdOf(batch)
  return {
    id,
    number: batch.number,
    unitName: batch.unit_name,
    reason: batch.reason,
    state: batch.state,
    running: core.jobs.batches.isRunning(id),
    counts,
    makerName: batch.maker_name,
    openedAt: batch.opened_at,
  }
}

export const countsOf = async (db: Kysely<Tables>, unitId: UnitId): Promise<UnitCounts> => (await countsIn(db, [unitId]))(unitId)

/** The counts of several batches in one query. */
async function countsIn(db: Kysely<Tables>, unitIds: readonly UnitId[]): Promise<(unitId: UnitId) => UnitCounts> {
  const rows =
    unitIds.length === 0
      ? []
      : await db
          .selectFrom('unit_row')
          .select([
            'batch_id',
            'state',
            eb => eb.fn.countAll<number>().as('count'),
            eb => eb.fn.count<number>('seen_by').as('seen'),
            eb => eb.fn.count<number>('finished_sha').as('pictures'),
          ])
          .where('batch_id', 'in', unitIds)
          .groupBy(['batch_id', 'state'])
          .execute()
  return unitId => {
    const mine = rows.filter(row => row.batch_id === unitId)
    const of = (state: UnitRowRecord['state']) => mine.find(row => row.state === state)
    const count = (state: UnitRowRecord['state']) => Number(of(state)?.count ?? 0)
    return {
      all: mine.reduce((sum, row) => sum + Number(row.count), 0),
      read: count('read'),
      bad: count('bad'),
      good: count('good'),
      // A small child's row may have no picture to look at.
      unseen: Number(of('good')?.pictures ?? 0) - Number(of('good')?.seen ?? 0),
      made: count('made'),
    }
  }
}

export async function viewUnit(core: Core, who: Who, { unitId, which, after }: Parsed<'unit.view'>): Promise<Out<'unit.view'>> {
  const batch = await batchRow(core.store.db, unitId)
  let query = core.store.db
    .selectFrom('unit_row')
    .leftJoin('case_file', 'case_file.id', 'unit_row.case_id')
    .selectAll('unit_row')
    .select(['case_file.number as case_number', 'case_file.state as case_state'])
    .where('batch_id', '=', unitId)
    .where('at', '>', after)
    .orderBy('at')
    .limit(pageRows + 1)
  if (which === 'bad' || which === 'made') query = query.where('unit_row.state', '=', which)
  if (which === 'unseen')
    query = query.where('unit_row.state', '=', 'good').where('finished_sha', 'is not', null).where('seen_by', 'is', null)
  const rows = await query.execute()
  const facts = sheetFactsIn(batch)
  return {
    ...summary(core, batch, await countsOf(core.store.db, unitId)),
    agentName: who.session?.roles.includes('teller') ? agentOf(batch).name : maskName(agentOf(batch).name),
    hasSheet: batch.sheet_sha !== null,
    hasPhotos: batch.photos_path !== null,
    spareHeadings: facts?.spare ?? [],
    hiddenRows: facts?.hidden ?? 0,
    leftOut: facts?.leftOut ?? [],
    rows: rows.slice(0, pageRows).map(rowView),
    more: rows.length > pageRows,
    endReason: batch.end_reason,
  }
}

type RowWithCase = UnitRowRecord & { readonly case_number: string | null; readonly case_state: State | null }

function rowView(row: RowWithCase): UnitRow {
  const { line } = lineIn(row)
  return {
    at: row.at,
    state: row.state,
    maskedName: line.name === '' ? '' : maskName(line.name),
    maskedNumber: line.number === '' ? '' : maskNumber(line.number),
    faults: unitFaultsIn(row),
    seen: row.seen_by !== null,
    hasPicture: row.finished_sha !== null,
    verdicts: judgedIn(row)?.verdicts.filter(({ level }) => level !== 'pass') ?? [],
    caseId: row.case_id === null ? null : CaseId.parse(row.case_id),
    caseNumber: row.case_number,
    caseState: row.case_state,
  }
}

/** Until it is a case the teller looks through it; then it is seen as the case. @throws Refusal MASKED */
export async function unitPicture(core: Core, who: Who, { unitId, at }: Parsed<'unit.picture'>): Promise<Out<'unit.picture'>> {
  const row = await core.store.db
    .selectFrom('unit_row')
    .select(['finished_sha', 'case_id'])
    .where('batch_id', '=', unitId)
    .where('at', '=', at)
    .executeTakeFirst()
  const caseId = row?.case_id ?? null
  if (caseId === null && !who.session?.roles.includes('teller')) throw new Refusal('MASKED')
  if (caseId !== null) await refuseUnseen(core, who, CaseId.parse(caseId), 'pictures')
  return { image: await core.blobs.read(row?.finished_sha ?? null) }
}
