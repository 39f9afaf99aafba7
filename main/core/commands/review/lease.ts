/** Puts a case before one reviewer at a time; by the clock, so that a window that died holds nothing up. */
import type { Kysely } from 'kysely'
import { CaseId, OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { ReviewLease } from '../../../../shared/ipc/shapes/review.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { ReviewLeaseRecord } from '../../platform/store/tables/money.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { refuseWrongState } from '../../records/case/move.ts'
import { caseAt, caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { makersOfCase } from '../../records/review/makers.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** Renewed while the case stands open; a reviewer who walks away frees it within this time. */
const leaseMs = 10 * 60_000

const leaseRow = (db: Kysely<Tables>, caseId: CaseId): Promise<ReviewLeaseRecord | undefined> =>
  db.selectFrom('review_lease').selectAll().where('case_id', '=', caseId).executeTakeFirst()

const isOver = (core: Core, lease: ReviewLeaseRecord): boolean => lease.until <= core.clock.now()

/** @throws Refusal UNDER_REVIEW while the case lies before somebody else */
export async function refuseTaken(core: Core, tx: Tx, who: Who, caseId: CaseId): Promise<ReviewLeaseRecord | null> {
  const lease = await leaseRow(tx, caseId)
  if (!lease || isOver(core, lease)) return null
  if (lease.operator_id === signedIn(who).operatorId) return lease
  throw new Refusal('UNDER_REVIEW', { minutes: Math.ceil((Date.parse(lease.until) - Date.parse(core.clock.now())) / 60_000) })
}

export const endLease = (tx: Tx, caseId: CaseId) => tx.deleteFrom('review_lease').where('case_id', '=', caseId).execute()

async function put(core: Core, tx: Tx, who: Who, caseId: CaseId, seen: number | null): Promise<ReviewLease> {
  const { operatorId, name } = signedIn(who)
  const until = new Date(Date.parse(core.clock.now()) + leaseMs).toISOString()
  const lease = { operator_id: operatorId, until, seen }
  await tx
    .insertInto('review_lease')
    .values({ case_id: caseId, taken_at: core.clock.now(), ...lease })
    .onConflict(conflict => conflict.column('case_id').doUpdateSet(lease))
    .execute()
  return { caseId, by: name, operatorId, until, seen }
}

/** Takes the case, or holds it for longer. @throws Refusal WRONG_STATE, SAME_PERSON, UNDER_REVIEW */
export async function takeReview(core: Core, who: Who, { caseId }: Parsed<'review.take'>): Promise<Out<'review.take'>> {
  const lease = await core.store.write(async ({ tx, tell }) => {
    const row = await caseById(tx, caseId)
    refuseWrongState(row, 'return')
    if ((await makersOfCase(tx, row)).has(signedIn(who).operatorId)) throw new Refusal('SAME_PERSON')
    const mine = await refuseTaken(core, tx, who, caseId)
    if (mine === null) await endLease(tx, caseId)
    if (mine === null) await record(core, tx, { who, what: 'review.take', caseId, facts: {} })
    tell('review.changed', {})
    return put(core, tx, who, caseId, mine?.seen ?? null)
  })
  return lease
}

export async function releaseReview(core: Core, who: Who, { caseId }: Parsed<'review.release'>): Promise<Out<'review.release'>> {
  const { operatorId } = signedIn(who)
  await core.store.write(async ({ tx, tell }) => {
    await tx.deleteFrom('review_lease').where('case_id', '=', caseId).where('operator_id', '=', operatorId).execute()
    tell('review.changed', {})
  })
  return {}
}

/** The page has shown the case as it is now, with its picture. @throws Refusal STALE, NOT_SEEN without a lease */
export async function seeReview(core: Core, who: Who, { caseId, revision }: Parsed<'review.see'>): Promise<Out<'review.see'>> {
  return core.store.write(async ({ tx }) => {
    const row = await caseAt(tx, caseId, revision)
    refuseWrongState(row, 'return')
    const mine = await refuseTaken(core, tx, who, caseId)
    if (mine === null) throw new Refusal('NOT_SEEN')
    return put(core, tx, who, caseId, revision)
  })
}

export async function listLeases(core: Core): Promise<Out<'review.leases'>> {
  const rows = await core.store.db
    .selectFrom('review_lease')
    .innerJoin('operator', 'operator.id', 'review_lease.operator_id')
    .selectAll('review_lease')
    .select('operator.name as by')
    .where('review_lease.until', '>', core.clock.now())
    .orderBy('review_lease.taken_at')
    .execute()
  return rows.map(row => ({
    caseId: CaseId.parse(row.case_id),
    by: row.by,
    operatorId: OperatorId.parse(row.operator_id),
    until: row.until,
    seen: row.seen,
  }))
}
