/** Writes and reads corrections: what was recorded wrong, what took its place, why, by whom and with whose word. */
import type { Kysely } from 'kysely'
import type { CorrectionSubject, FactName } from '../../../../shared/correction/facts.ts'
import { type CaseId, CorrectionId } from '../../../../shared/ids.ts'
import { CorrectedValues, type CorrectionView } from '../../../../shared/ipc/shapes/correction.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { State } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import type { Seconder } from '../operator/second-person.ts'
import { signedIn } from '../sessions.ts'

export type Corrected = {
  readonly id: CorrectionId
  readonly fact: FactName
  readonly subject: CorrectionSubject
  readonly subjectId: string
  readonly caseId: CaseId | null
  readonly was: CorrectedValues
  readonly now: CorrectedValues
  /** Rows that gave way, whole. */
  readonly kept: unknown
  readonly resigned: boolean
  readonly reason: string
  readonly from: State | null
  readonly to: State | null
  readonly second: Seconder | null
}

/** Call it in the transaction of the change. The log has names and figures of it, never the values. */
export async function keepCorrection(core: RecordsContext, tx: Tx, who: Who, made: Corrected): Promise<void> {
  const { id, fact, subject, subjectId, caseId, was, now, kept, resigned, reason, from, to, second } = made
  await tx
    .insertInto('correction')
    .values({
      id,
      fact,
      subject,
      subject_id: subjectId,
      case_id: caseId,
      was: JSON.stringify(was),
      now: JSON.stringify(now),
      kept: kept === null ? null : JSON.stringify(kept),
      resigned: resigned ? 1 : 0,
      reason,
      from_state: from,
      to_state: to,
      operator_id: signedIn(who).operatorId,
      second_id: second?.operatorId ?? null,
      day: core.clock.today(),
      at: core.clock.now(),
    })
    .execute()
  await record(core, tx, {
    who,
    what: 'correction.make',
    ...(caseId === null ? {} : { caseId }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    facts: { fact, correction: id, values: Object.keys(now).join(' '), second: second?.operatorId ?? null, resigned },
  })
}

const withNames = (db: Kysely<Tables>) =>
  db
    .selectFrom('correction')
    .innerJoin('operator', 'operator.id', 'correction.operator_id')
    .leftJoin('operator as second', 'second.id', 'correction.second_id')
    .selectAll('correction')
    .select(['operator.name as by', 'second.name as second'])

type Read = Awaited<ReturnType<ReturnType<typeof withNames>['executeTakeFirstOrThrow']>>

const viewOf = (row: Read): CorrectionView => ({
  id: CorrectionId.parse(row.id),
  fact: row.fact,
  subject: row.subject,
  at: row.at,
  by: row.by,
  second: row.second,
  reason: row.reason,
  was: CorrectedValues.parse(JSON.parse(row.was)),
  now: CorrectedValues.parse(JSON.parse(row.now)),
  from: row.from_state,
  to: row.to_state,
  resigned: row.resigned === 1,
})

/** @throws Refusal NOT_FOUND */
export async function correctionById(db: Kysely<Tables>, id: CorrectionId): Promise<CorrectionView> {
  const row = await withNames(db).where('correction.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return viewOf(row)
}

/** The oldest first. */
export async function correctionsOf(db: Kysely<Tables>, caseId: CaseId): Promise<CorrectionView[]> {
  const rows = await withNames(db).where('correction.case_id', '=', caseId).orderBy('correction.id').execute()
  return rows.map(viewOf)
}
