/** Keeps what a case was sent back for, and tells it while the case is back at the counter. */

import type { Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
import type { CaseView } from '../../../../shared/ipc/shapes/case.ts'
import { Fault } from '../../../../shared/review/fault.ts'
import { isAtCounter } from '../../../../shared/workflow/table.ts'
import { z } from '../../../../shared/zod.ts'
import { newId } from '../../platform/new-id.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { SentBackRecord } from '../../platform/store/tables/money.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseIdOf } from '../case/rows.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

type Sent = { readonly finder: SentBackRecord['finder']; readonly faults: readonly Fault[]; readonly note: string }
const Faults = z.array(Fault)

export async function keepSentBack(core: RecordsContext, tx: Tx, who: Who, row: CaseRecord, { finder, faults, note }: Sent): Promise<void> {
  const said = { finder, faults: JSON.stringify(faults), note, operator_id: signedIn(who).operatorId, at: core.clock.now() }
  await tx
    .insertInto('sent_back')
    .values({ id: newId(), case_id: caseIdOf(row), ...said })
    .execute()
}

export type SentBack = {
  readonly at: string
  readonly finder: SentBackRecord['finder']
  readonly operatorId: string
  readonly note: string
  readonly faults: readonly Fault[]
}

/** Every time it was sent back, the first one first. */
export async function sendBacksOf(db: Kysely<Tables>, caseId: CaseId): Promise<readonly SentBack[]> {
  const rows = await db.selectFrom('sent_back').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
  return rows.map(({ at, finder, operator_id: operatorId, note, faults }) => ({
    at,
    finder,
    operatorId,
    note,
    faults: Faults.parse(JSON.parse(faults)),
  }))
}

/** Null once the case was handed in again, and for one that was never sent back. */
export async function sentBackOf(db: Kysely<Tables>, row: CaseRecord): Promise<CaseView['sentBack']> {
  if (!isAtCounter(row.state)) return null
  const last = await db
    .selectFrom('sent_back')
    .innerJoin('operator', 'operator.id', 'sent_back.operator_id')
    .select(['sent_back.finder', 'sent_back.faults', 'sent_back.note', 'sent_back.at', 'operator.name as by'])
    .where('sent_back.case_id', '=', row.id)
    .orderBy('sent_back.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return null
  return { from: last.finder, by: last.by, at: last.at, note: last.note, faults: Faults.parse(JSON.parse(last.faults)) }
}
