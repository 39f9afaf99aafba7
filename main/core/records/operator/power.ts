/** Finds whose account somebody made, raised or reset of late: such an account does not stand for another person. */
import { sql } from 'kysely'
import { type Grant, grantOf, reach } from '../../../../shared/access/power.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { Instant } from '../../../../shared/time.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { factsIn } from '../audit/facts.ts'
import type { RecordsContext } from '../context.ts'

const dayMs = 86_400_000

/** For how many days the two count as one; 0 where the place has switched it off or does not say. */
export const apartDays = (core: RecordsContext): number => profileOf(core).reviewApartDays.value ?? 0

/** What was given since as many days before `until` as the place says, the oldest first. */
export async function grantsUntil(core: RecordsContext, until: Instant): Promise<readonly Grant[]> {
  const days = apartDays(core)
  if (days === 0) return []
  const rows = await core.store.db
    .selectFrom('audit')
    .select(['what', 'at', 'operator_id', 'facts'])
    // In the words of the index `audit_of_accounts`, or SQLite would not use it.
    .where(sql.raw<boolean>(`what >= 'operator.' and what < 'operator/'`))
    .where('at', '>=', new Date(Date.parse(until) - days * dayMs).toISOString())
    .where('at', '<=', until)
    .orderBy('seq')
    .execute()
  return rows.flatMap(row => grantOf({ ...row, operatorId: row.operator_id, facts: factsIn(row) }) ?? [])
}

/**
 * Nobody is a second person for whoever can act with that account.
 * @throws Refusal OWN_ACCOUNT with what was done to the account, and the days
 */
export async function refuseOwnAccount(core: RecordsContext, makers: Iterable<string>, checkerId: string): Promise<void> {
  const grants = await grantsUntil(core, Instant.parse(core.clock.now()))
  if (grants.length === 0) return
  for (const maker of makers) {
    const grant = reach(grants, maker, checkerId)
    if (grant !== null) throw new Refusal('OWN_ACCOUNT', { kind: grant.kind, days: apartDays(core) })
  }
}
