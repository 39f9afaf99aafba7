/** Reads and writes the rows of applications made online, and where their folders are. */
import type { Kysely } from 'kysely'
import { OnlineId } from '../../../../shared/ids.ts'
import { OnlineApplication } from '../../../../shared/online/application.ts'
import { OnlineFault } from '../../../../shared/online/fault.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Instant } from '../../../../shared/time.ts'
import { undecidedStates } from '../../../../shared/workflow/table.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { OnlinePackageRecord } from '../../platform/store/tables/channels.ts'
import { JudgedBefore } from '../photo/judged-before.ts'

/** @throws Refusal NOT_FOUND */
export async function packageById(db: Kysely<Tables>, id: OnlineId): Promise<OnlinePackageRecord> {
  const row = await db.selectFrom('online_package').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/** Still to be decided. @throws Refusal NOT_FOUND, WRONG_STATE */
export async function waitingPackage(db: Kysely<Tables>, id: OnlineId): Promise<OnlinePackageRecord> {
  const row = await packageById(db, id)
  if (row.state !== 'waiting') throw new Refusal('WRONG_STATE', { state: row.state })
  return row
}

export const onlineIdOf = (row: Pick<OnlinePackageRecord, 'id'>): OnlineId => OnlineId.parse(row.id)
export const applicationOf = (row: OnlinePackageRecord): OnlineApplication | null =>
  row.application === null ? null : OnlineApplication.parse(JSON.parse(row.application))
export const faultsIn = (row: OnlinePackageRecord): OnlineFault[] => z.array(OnlineFault).parse(JSON.parse(row.faults))
export const judgedIn = (row: { readonly judged: string | null }): JudgedBefore | null =>
  row.judged === null ? null : JudgedBefore.parse(JSON.parse(row.judged))

export type Folders = { readonly inbox: string | null; readonly outbox: string | null }

export async function foldersOf(db: Kysely<Tables>): Promise<Folders> {
  const row = await db.selectFrom('online_folder').select(['inbox', 'outbox']).executeTakeFirst()
  return row ?? { inbox: null, outbox: null }
}

/** Received by then and not done with: not judged by a person, or decided and not answered. One whose case is still under way is neither. */
export async function countOpenPackages(db: Kysely<Tables>, until: Instant): Promise<{ waiting: number; unanswered: number }> {
  const rows = await db
    .selectFrom('online_package')
    .leftJoin('case_file', 'case_file.id', 'online_package.case_id')
    .select(['online_package.state', eb => eb.fn.countAll<number>().as('count')])
    .where('online_package.received_at', '<', until)
    .where('online_package.answered_at', 'is', null)
    .where(({ or, eb }) => or([eb('online_package.state', 'in', ['waiting', 'refused']), eb('case_file.state', 'not in', undecidedStates)]))
    .groupBy('online_package.state')
    .execute()
  const sum = (waiting: boolean) =>
    rows.filter(row => (row.state === 'waiting') === waiting).reduce((all, row) => all + Number(row.count), 0)
  return { waiting: sum(true), unanswered: sum(false) }
}

/** Whether one of these cases came online and is not answered yet. */
export async function anyUnansweredOf(db: Kysely<Tables>, caseIds: readonly string[]): Promise<boolean> {
  for (let at = 0; at < caseIds.length; at += 500) {
    const found = await db
      .selectFrom('online_package')
      .select('id')
      .where('case_id', 'in', caseIds.slice(at, at + 500))
      .where('answered_at', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (found) return true
  }
  return false
}
