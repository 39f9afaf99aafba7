/** Keeps the consents that were withdrawn on a case, and says what must no longer be done for it. */

import type { ExpressionBuilder, Kysely } from 'kysely'
import { ConsentScope, type WithdrawnBy } from '../../../../shared/business/withdrawal.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { ConsentWithdrawn } from '../../../../shared/ipc/shapes/casework.ts'
import type { State } from '../../../../shared/workflow/table.ts'
import { z } from '../../../../shared/zod.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

const Scopes = z.array(ConsentScope)

/** What gave way with it: rows and signature whole, and how much else stopped. */
const Kept = z.object({ photoId: z.string().nullable(), texts: z.number(), messages: z.number() })
type Kept = z.infer<typeof Kept>

type Withdrawal = {
  readonly caseId: CaseId
  readonly scopes: readonly ConsentScope[]
  readonly by: WithdrawnBy
  readonly note: string
  readonly from: State
  readonly to: State
  readonly kept: Kept & Readonly<Record<string, unknown>>
}

export async function keepWithdrawal(core: RecordsContext, tx: Tx, who: Who, made: Withdrawal): Promise<void> {
  const { caseId, scopes, by, note, from, to, kept } = made
  await tx
    .insertInto('consent_withdrawal')
    .values({
      id: newId(),
      case_id: caseId,
      scopes: JSON.stringify(scopes),
      by,
      note,
      from_state: from,
      to_state: to,
      kept: JSON.stringify(kept),
      operator_id: signedIn(who).operatorId,
      at: core.clock.now(),
    })
    .execute()
  const facts = { scopes: scopes.join(' '), by, texts: kept.texts, messages: kept.messages }
  await record(core, tx, { who, what: 'consent.withdraw', caseId, from, to, facts })
}

/** The oldest first. */
export async function withdrawalsOf(db: Kysely<Tables>, caseId: CaseId): Promise<ConsentWithdrawn[]> {
  const rows = await db
    .selectFrom('consent_withdrawal')
    .innerJoin('operator', 'operator.id', 'consent_withdrawal.operator_id')
    .selectAll('consent_withdrawal')
    .select('operator.name as operator')
    .where('case_id', '=', caseId)
    .orderBy('consent_withdrawal.id')
    .execute()
  return rows.map(row => {
    const { photoId, texts, messages } = Kept.parse(JSON.parse(row.kept))
    return {
      scopes: Scopes.parse(JSON.parse(row.scopes)),
      ...{ by: row.by, note: row.note, at: row.at, operator: row.operator, from: row.from_state, to: row.to_state },
      ...{ photo: photoId !== null, texts, messages },
    }
  })
}

/** What stands withdrawn on a case: a picture that was agreed to anew may be used again, a number that was taken back may not. */
export async function withdrawnNow(db: Kysely<Tables>, { id, consent_at }: Pick<CaseRecord, 'id' | 'consent_at'>): Promise<ConsentScope[]> {
  const rows = await db.selectFrom('consent_withdrawal').select(['scopes', 'at']).where('case_id', '=', id).execute()
  return rows.flatMap(({ scopes, at }) =>
    Scopes.parse(JSON.parse(scopes)).filter(scope => scope === 'texts' || consent_at === null || at >= consent_at),
  )
}

export const mayText = async (db: Kysely<Tables>, row: Pick<CaseRecord, 'id' | 'consent_at'>): Promise<boolean> =>
  !(await withdrawnNow(db, row)).includes('texts')

/** The person has not taken back, on whichever of their cases, what they agreed to before. For a condition on `case_file`. */
export const photoStands = ({ not, exists, selectFrom }: ExpressionBuilder<Tables, 'case_file'>) =>
  not(
    exists(
      selectFrom('consent_withdrawal')
        .innerJoin('case_file as theirs', 'theirs.id', 'consent_withdrawal.case_id')
        .select('consent_withdrawal.id')
        .whereRef('theirs.person', '=', 'case_file.person')
        .whereRef('consent_withdrawal.at', '>=', 'case_file.consent_at')
        .where('consent_withdrawal.scopes', 'like', '%"photo"%'),
    ),
  )
