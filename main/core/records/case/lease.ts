/** Keeps who has a case open; by the clock, so that a desk that died holds nothing up. */
import type { Kysely } from 'kysely'
import { Refusal } from '../../../../shared/refusal.ts'
import { Instant } from '../../../../shared/time.ts'
import type { Clock } from '../../platform/clock.ts'
import type { CaseLeaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { Who } from '../context.ts'
import type { Session } from '../sessions.ts'

/** Said again by an open screen several times within it; a desk whose line is gone frees its case by then. */
export const caseLeaseMs = 2 * 60_000

type World = { readonly clock: Clock }

/** The hold on a case that has not run out. */
export async function holdOn({ clock }: World, db: Kysely<Tables>, caseId: string): Promise<CaseLeaseRecord | null> {
  const lease = await db.selectFrom('case_lease').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  return lease && lease.until > clock.now() ? lease : null
}

export async function putHold({ clock }: World, tx: Tx, caseId: string, { operatorId, counter }: Session): Promise<CaseLeaseRecord> {
  const at = clock.now()
  const hold = { operator_id: operatorId, counter, until: Instant.parse(new Date(Date.parse(at) + caseLeaseMs).toISOString()) }
  await tx
    .insertInto('case_lease')
    .values({ case_id: caseId, taken_at: at, ...hold })
    .onConflict(conflict => conflict.column('case_id').doUpdateSet(hold))
    .execute()
  return { case_id: caseId, taken_at: at, ...hold }
}

export const endHold = (tx: Tx, caseId: string) => tx.deleteFrom('case_lease').where('case_id', '=', caseId).execute()

/**
 * What a colleague has open is not typed into from a second desk; a manager may, whose steps carry a reason of their own.
 * @throws Refusal CASE_HELD with the counter it is open at
 */
export async function refuseHeld(core: World, tx: Tx, who: Who | null, caseId: string): Promise<void> {
  const session = who?.session
  if (!session || session.roles.includes('manager')) return
  const hold = await holdOn(core, tx, caseId)
  if (hold && hold.operator_id !== session.operatorId) throw new Refusal('CASE_HELD', { counter: hold.counter })
}
