/** Reads and changes where pictures, batches and result files go, and what lies there. */
import type { Kysely } from 'kysely'
import { BatchManifest } from '../../../../shared/centre/manifest.ts'
import { FaultyRow } from '../../../../shared/centre/results.ts'
import type { SealWay } from '../../../../shared/centre/seal-way.ts'
import { ColumnKey } from '../../../../shared/profile/handover.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { CentreBatchRecord, CentreHandRecord, CentreResultRecord } from '../../platform/store/tables/centre-ways.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

export type Places = {
  readonly hand: string | null
  readonly batch: string | null
  readonly results: string | null
  readonly seal: { readonly way: SealWay; readonly key: string } | null
}

export async function placesOf(db: Kysely<Tables>): Promise<Places> {
  const row = await db.selectFrom('centre_place').selectAll().executeTakeFirst()
  return {
    hand: row?.hand_folder ?? null,
    batch: row?.batch_folder ?? null,
    results: row?.result_folder ?? null,
    seal: row?.seal_way && row.seal_key ? { way: row.seal_way, key: row.seal_key } : null,
  }
}

export async function setPlaces(tx: Tx, { hand, batch, results, seal }: Places): Promise<void> {
  const row = {
    hand_folder: hand,
    batch_folder: batch,
    result_folder: results,
    seal_way: seal?.way ?? null,
    seal_key: seal?.key ?? null,
  }
  await tx
    .insertInto('centre_place')
    .values({ id: 1, ...row })
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** Not known to be written: made before a kill, or its folder was away. */
export const unwrittenBatches = (db: Kysely<Tables>): Promise<CentreBatchRecord[]> =>
  db.selectFrom('centre_batch').selectAll().where('state', '=', 'made').orderBy('seq').execute()

export const batchByNumber = (db: Kysely<Tables>, number: string): Promise<CentreBatchRecord | undefined> =>
  db.selectFrom('centre_batch').selectAll().where('number', '=', number).executeTakeFirst()

/** The newest first, each with how many of its cases the centre answered. */
export async function recentBatches(db: Kysely<Tables>, most: number): Promise<(CentreBatchRecord & { open: number })[]> {
  const rows = await db.selectFrom('centre_batch').selectAll().orderBy('seq', 'desc').limit(most).execute()
  if (rows.length === 0) return []
  const open = await db
    .selectFrom('centre_batch_case')
    .innerJoin('outbox', 'outbox.key', 'centre_batch_case.key')
    .select(['centre_batch_case.batch', ({ fn }) => fn.countAll<number>().as('count')])
    .where(
      'centre_batch_case.batch',
      'in',
      rows.map(({ seq }) => seq),
    )
    .where('outbox.state', '=', 'handed')
    .groupBy('centre_batch_case.batch')
    .execute()
  const counts = new Map(open.map(({ batch, count }) => [batch, Number(count)]))
  return rows.map(row => ({ ...row, open: counts.get(row.seq) ?? 0 }))
}

const Columns = z.array(z.object({ key: ColumnKey, name: z.string() }))

/**
 * What the two columns that tell a case were called in batches of late: a centre may answer in the sheet it was sent, and the place may
 * call them otherwise by now.
 */
export async function namesInBatches(db: Kysely<Tables>): Promise<ReadonlyMap<'caseNumber' | 'docNumber', readonly string[]>> {
  const rows = await db.selectFrom('centre_batch').select('columns').distinct().where('columns', 'is not', null).execute()
  const all = rows.flatMap(({ columns }) => Columns.parse(JSON.parse(columns ?? '[]')))
  const namesOf = (wanted: ColumnKey) => [...new Set(all.flatMap(({ key, name }) => (key === wanted ? [name] : [])))]
  return new Map([
    ['caseNumber', namesOf('caseNumber')],
    ['docNumber', namesOf('docNumber')],
  ])
}

/** The newest batch with the case and its approval. */
export const batchOfKey = (db: Kysely<Tables>, key: string): Promise<CentreBatchRecord | undefined> =>
  db
    .selectFrom('centre_batch_case')
    .innerJoin('centre_batch', 'centre_batch.seq', 'centre_batch_case.batch')
    .selectAll('centre_batch')
    .where('centre_batch_case.key', '=', key)
    .orderBy('centre_batch.seq', 'desc')
    .executeTakeFirst()

/** Pictures in the folder of the other system, or that were about to be put there. */
export const lyingPictures = (db: Kysely<Tables>): Promise<CentreHandRecord[]> =>
  db.selectFrom('centre_hand').selectAll().where('removed_at', 'is', null).orderBy('begun_at').execute()

export const lyingPictureOf = (db: Kysely<Tables>, key: string): Promise<CentreHandRecord | undefined> =>
  db.selectFrom('centre_hand').selectAll().where('key', '=', key).where('removed_at', 'is', null).executeTakeFirst()

export const recentResults = (db: Kysely<Tables>, most: number): Promise<CentreResultRecord[]> =>
  db.selectFrom('centre_result').selectAll().orderBy('open', 'desc').orderBy('read_at', 'desc').limit(most).execute()

const Faults = z.array(FaultyRow)
export const faultsOf = ({ faults }: Pick<CentreResultRecord, 'faults'>): FaultyRow[] => Faults.parse(JSON.parse(faults))

/** As it was kept when the batch was made. */
export const manifestIn = (bytes: Uint8Array): BatchManifest => BatchManifest.parse(JSON.parse(new TextDecoder().decode(bytes)))

/** Pictures that lie in the folder of the other system, for the end of the day. */
export async function countLyingPictures(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('centre_hand')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('removed_at', 'is', null)
    .where('file', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
