/** Shows batches of units: the list, one with a page of its rows, one picture. */
import type { Kysely } from 'kysely'
import { maskName, maskNumber } from '../../../../shared/identity/mask.ts'
import { CaseId, type UnitId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { UnitCounts, UnitRow, UnitSummary } from '../../../../shared/ipc/shapes/unit.ts'
import type { Core } from '../../commands/core.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { UnitBatchRecord, UnitRowRecord } from '../../platform/store/tables/channels.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { judgedIn } from '../../records/online/rows.ts'
import { agentOf, batchById, lineIn, unitFaultsIn, unitIdOf } from '../../records/unit/rows.ts'
import { SheetFacts } from './sheet.ts'

const mostBatches = 200
const pageRows = 100

export async function listUnits(core: Core): Promise<Out<'unit.list'>> {
  const batches = await core.store.db.selectFrom('unit_batch').selectAll().orderBy('id', 'desc').limit(mostBatches).execute()
  return Promise.all(batches.map(batch => summary(core, batch)))
}

export const summaryOf = async (core: Core, unitId: UnitId): Promise<UnitSummary> => summary(core, await batchById(core.store.db, unitId))

async function summary(core: Core, batch: UnitBatchRecord): Promise<UnitSummary> {
  const id = unitIdOf(batch)
  const maker = await core.store.db.selectFrom('operator').select('name').where('id', '=', batch.maker_id).executeTakeFirstOrThrow()
  return {
    id,
    number: batch.number,
    unitName: batch.unit_name,
    reason: batch.reason,
    state: batch.state,
    running: core.unitRuns.isRunning(id),
    counts: await countsOf(core.store.db, id),
    makerName: maker.name,
    openedAt: batch.opened_at,
  }
}

export async function countsOf(db: Kysely<Tables>, unitId: UnitId): Promise<UnitCounts> {
  const rows = await db
    .selectFrom('unit_row')
    .select([
      'state',
      eb => eb.fn.countAll<number>().as('count'),
      eb => eb.fn.count<number>('seen_by').as('seen'),
      eb => eb.fn.count<number>('finished_sha').as('pictures'),
    ])
    .where('batch_id', '=', unitId)
    .groupBy('state')
    .execute()
  const of = (state: UnitRowRecord['state']) => rows.find(row => row.state === state)
  const count = (state: UnitRowRecord['state']) => Number(of(state)?.count ?? 0)
  return {
    all: rows.reduce((sum, row) => sum + Number(row.count), 0),
    read: count('read'),
    bad: count('bad'),
    good: count('good'),
    // A small child's row may have no picture to look at.
    unseen: Number(of('good')?.pictures ?? 0) - Number(of('good')?.seen ?? 0),
    made: count('made'),
  }
}

export async function viewUnit(core: Core, _who: Who, { unitId, which, after }: Parsed<'unit.view'>): Promise<Out<'unit.view'>> {
  const batch = await batchById(core.store.db, unitId)
  let query = core.store.db
    .selectFrom('unit_row')
    .selectAll()
    .where('batch_id', '=', unitId)
    .where('at', '>', after)
    .orderBy('at')
    .limit(pageRows + 1)
  if (which === 'bad' || which === 'made') query = query.where('state', '=', which)
  if (which === 'unseen') query = query.where('state', '=', 'good').where('finished_sha', 'is not', null).where('seen_by', 'is', null)
  const rows = await query.execute()
  const facts = batch.sheet_facts === null ? null : SheetFacts.parse(JSON.parse(batch.sheet_facts))
  return {
    ...(await summary(core, batch)),
    agentName: agentOf(batch).name,
    hasSheet: batch.sheet_sha !== null,
    hasPhotos: batch.photos_path !== null,
    spareHeadings: facts?.spare ?? [],
    rows: await Promise.all(rows.slice(0, pageRows).map(row => rowView(core, row))),
    more: rows.length > pageRows,
    endReason: batch.end_reason,
  }
}

async function rowView(core: Core, row: UnitRowRecord): Promise<UnitRow> {
  const { line } = lineIn(row)
  const made = row.case_id === null ? null : await caseById(core.store.db, CaseId.parse(row.case_id))
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
    caseNumber: made?.number ?? null,
    caseState: made?.state ?? null,
  }
}

export async function unitPicture(core: Core, _who: Who, { unitId, at }: Parsed<'unit.picture'>): Promise<Out<'unit.picture'>> {
  const row = await core.store.db
    .selectFrom('unit_row')
    .select('finished_sha')
    .where('batch_id', '=', unitId)
    .where('at', '=', at)
    .executeTakeFirst()
  return { image: await core.blobs.read(row?.finished_sha ?? null) }
}
