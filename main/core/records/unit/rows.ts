/** Reads and writes batches of units and their rows. */
import type { Kysely } from 'kysely'
import { type CaseId, UnitId } from '../../../../shared/ids.ts'
import type { CaseView } from '../../../../shared/ipc/shapes/case.ts'
import { IdentityInput } from '../../../../shared/ipc/shapes/identity.ts'
import { UnitDefaults, UnitPaper } from '../../../../shared/ipc/shapes/unit.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Instant } from '../../../../shared/time.ts'
import type { UnitColumn, UnitLine } from '../../../../shared/unit/columns.ts'
import { unitColumns } from '../../../../shared/unit/columns.ts'
import { UnitFault, type UnitRowState, type UnitState } from '../../../../shared/unit/row.ts'
import { z } from '../../../../shared/zod.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { UnitBatchRecord, UnitRowChange, UnitRowRecord } from '../../platform/store/tables/channels.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { UnitTerms, WrittenLine } from './terms.ts'

export const unitIdOf = (row: Pick<UnitBatchRecord, 'id'>): UnitId => UnitId.parse(row.id)

/** @throws Refusal NOT_FOUND */
export async function batchById(db: Kysely<Tables>, unitId: UnitId): Promise<UnitBatchRecord> {
  const row = await db.selectFrom('unit_batch').selectAll().where('id', '=', unitId).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/** Opened by then and neither done nor dropped, with all their rows. */
export async function countOpenBatches(db: Kysely<Tables>, until: Instant): Promise<{ batches: number; rows: number }> {
  const { batches, rows } = await db
    .selectFrom('unit_batch')
    .leftJoin('unit_row', 'unit_row.batch_id', 'unit_batch.id')
    .select(({ fn }) => [fn.count<number>('unit_batch.id').distinct().as('batches'), fn.count<number>('unit_row.batch_id').as('rows')])
    .where('unit_batch.state', 'not in', ['done', 'dropped'])
    .where('unit_batch.opened_at', '<', until)
    .executeTakeFirstOrThrow()
  return { batches: Number(batches), rows: Number(rows) }
}

/** @throws Refusal NOT_FOUND, WRONG_STATE */
export async function batchIn(db: Kysely<Tables>, unitId: UnitId, states: readonly UnitState[]): Promise<UnitBatchRecord> {
  const row = await batchById(db, unitId)
  if (!states.includes(row.state)) throw new Refusal('WRONG_STATE', { state: row.state })
  return row
}

export const termsOf = ({ reason, defaults, papers }: UnitBatchRecord): UnitTerms => ({
  reason,
  defaults: UnitDefaults.parse(JSON.parse(defaults)),
  guardiansShown: z.array(UnitPaper).parse(JSON.parse(papers)).includes('GUARDIANS_SHOWN'),
})

/** What must be known again when the results are written into the sheet. */
export const SheetFacts = z.object({
  /** The part that holds the sheet; empty where the file has one sheet only. */
  part: z.string(),
  headingAt: z.number(),
  resultColumn: z.number(),
  spare: z.array(z.string()),
  /** Rows of people that were hidden or filtered away in the sheet. */
  hidden: z.number(),
  /** Rows under the people that are none: who filled it in, sums, remarks. */
  leftOut: z.array(z.number()),
})

export type SheetFacts = z.infer<typeof SheetFacts>

/** Null while the unit has brought no sheet. */
export const sheetFactsIn = ({ sheet_facts }: Pick<UnitBatchRecord, 'sheet_facts'>): SheetFacts | null =>
  sheet_facts === null ? null : SheetFacts.parse(JSON.parse(sheet_facts))

/** The unit's own person. */
export const agentOf = (batch: UnitBatchRecord): IdentityInput => IdentityInput.parse(JSON.parse(batch.agent))

const Line = z.object({
  line: z.record(z.enum(unitColumns.map(({ key }) => key) as [UnitColumn, ...UnitColumn[]]), z.string()),
  figures: z.array(z.enum(unitColumns.map(({ key }) => key) as [UnitColumn, ...UnitColumn[]])),
})
export const lineIn = (row: UnitRowRecord): WrittenLine => {
  const { line, figures } = Line.parse(JSON.parse(row.line))
  return { at: row.at, line: line as UnitLine, figures }
}
export const unitFaultsIn = (row: Pick<UnitRowRecord, 'faults'>): UnitFault[] => z.array(UnitFault).parse(JSON.parse(row.faults))

/** The next row to be worked on, in the order of the sheet. */
export const firstRowIn = (db: Kysely<Tables>, unitId: UnitId, state: UnitRowState): Promise<UnitRowRecord | undefined> =>
  db.selectFrom('unit_row').selectAll().where('batch_id', '=', unitId).where('state', '=', state).orderBy('at').limit(1).executeTakeFirst()

export const changeRow = (tx: Tx, row: Pick<UnitRowRecord, 'batch_id' | 'at'>, change: UnitRowChange) =>
  updateOne(tx.updateTable('unit_row').set(change).where('batch_id', '=', row.batch_id).where('at', '=', row.at))

/** The unit a case comes from, with whom it sent. */
export async function unitBehind(db: Kysely<Tables>, caseId: CaseId): Promise<CaseView['unit']> {
  const batch = await db
    .selectFrom('unit_row')
    .innerJoin('unit_batch', 'unit_batch.id', 'unit_row.batch_id')
    .selectAll('unit_batch')
    .where('unit_row.case_id', '=', caseId)
    .executeTakeFirst()
  if (!batch) return null
  return { unitId: unitIdOf(batch), number: batch.number, unitName: batch.unit_name, personName: agentOf(batch).name }
}

/** Rows whose picture is this very file. */
export const rowsWithPicture = (db: Kysely<Tables>, unitId: UnitId, rawSha: string): Promise<UnitRowRecord[]> =>
  db.selectFrom('unit_row').selectAll().where('batch_id', '=', unitId).where('raw_sha', '=', rawSha).execute()

export const badRow = (faults: readonly UnitFault[]): UnitRowChange => ({ state: 'bad', faults: JSON.stringify(faults) })
