/** Keeps by what a case ended before its card was with its holder, and whether its fee is given back. */
import type { Kysely } from 'kysely'
import { EndPaper, type EndReason } from '../../../../shared/business/ends.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { CaseView } from '../../../../shared/ipc/shapes/case.ts'
import { isFailed } from '../../../../shared/workflow/table.ts'
import { z } from '../../../../shared/zod.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'
import { caseIdOf } from './rows.ts'

type End = { readonly caseId: CaseId; readonly reason: EndReason; readonly papers: readonly EndPaper[]; readonly feeBack: boolean }

export async function keepEnd(core: RecordsContext, tx: Tx, who: Who, { caseId, reason, papers, feeBack }: End): Promise<void> {
  const said = { reason, papers: JSON.stringify(papers), fee_back: feeBack ? 1 : 0 }
  await tx
    .insertInto('case_end')
    .values({ case_id: caseId, ...said, operator_id: signedIn(who).operatorId, at: core.clock.now() })
    .execute()
}

type EndWhole = End & { readonly operatorId: string; readonly at: string }
const Papers = z.array(EndPaper)

/** Null for a case that is under way, closed, or was simply voided. */
export async function endOfCaseWhole(db: Kysely<Tables>, row: CaseRecord): Promise<EndWhole | null> {
  if (!isFailed(row.state)) return null
  const end = await db.selectFrom('case_end').selectAll().where('case_id', '=', row.id).executeTakeFirst()
  if (!end) return null
  const { reason, papers, fee_back, operator_id, at } = end
  return { caseId: caseIdOf(row), reason, papers: Papers.parse(JSON.parse(papers)), feeBack: fee_back === 1, operatorId: operator_id, at }
}

export async function endOfCase(db: Kysely<Tables>, row: CaseRecord): Promise<CaseView['end']> {
  const end = await endOfCaseWhole(db, row)
  return end ? { reason: end.reason, at: end.at, note: row.end_reason ?? '' } : null
}
