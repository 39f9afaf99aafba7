/** Keeps by what a case ended before its card was with its holder, and whether its fee is given back. */
import type { Kysely } from 'kysely'
import type { EndPaper, EndReason } from '../../../../shared/business/ends.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { CaseView } from '../../../../shared/ipc/shapes/case.ts'
import { isFailed } from '../../../../shared/workflow/table.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

type End = { readonly caseId: CaseId; readonly reason: EndReason; readonly papers: readonly EndPaper[]; readonly feeBack: boolean }

export async function keepEnd(core: RecordsContext, tx: Tx, who: Who, { caseId, reason, papers, feeBack }: End): Promise<void> {
  const said = { reason, papers: JSON.stringify(papers), fee_back: feeBack ? 1 : 0 }
  await tx
    .insertInto('case_end')
    .values({ case_id: caseId, ...said, operator_id: signedIn(who).operatorId, at: core.clock.now() })
    .execute()
}

/** Null for a case that is under way, closed, or was simply voided. */
export async function endOfCase(db: Kysely<Tables>, row: CaseRecord): Promise<CaseView['end']> {
  if (!isFailed(row.state)) return null
  const end = await db.selectFrom('case_end').select(['reason', 'at']).where('case_id', '=', row.id).executeTakeFirst()
  return end ? { reason: end.reason, at: end.at, note: row.end_reason ?? '' } : null
}
