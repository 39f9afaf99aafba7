/** Shows for how long what identifies people is kept, what was wiped of late, and how old the oldest copy is that may still hold it. */

import { CaseId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { allCopies } from '../../platform/store/copies/copies.ts'
import type { RecordsContext } from '../../records/context.ts'
import { dueToWipe, periodsOf } from '../../records/retention/due.ts'

const most = 200

export async function viewRetention(core: RecordsContext): Promise<Out<'retention.view'>> {
  const { db } = core.store
  const periods = periodsOf(core)
  const erasures = await db
    .selectFrom('erasure')
    .leftJoin('case_file', 'case_file.id', 'erasure.case_id')
    .select(['erasure.case_id', 'erasure.cause', 'erasure.files', 'erasure.at', 'case_file.number', 'case_file.state'])
    .orderBy('erasure.id', 'desc')
    .limit(most)
    .execute()
  const copies = await allCopies(core.store.folder)
  const { count } = await db
    .selectFrom('erasure')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return {
    closedDays: periods.closed,
    endedDays: periods.ended,
    due: (await dueToWipe(db, periods, core.clock.today(), most)).length,
    wiped: Number(count),
    oldestCopy: copies.map(({ at }) => at).sort()[0] ?? null,
    erasures: erasures.map(({ case_id, ...row }) => ({ ...row, caseId: case_id === null ? null : CaseId.parse(case_id) })),
  }
}
