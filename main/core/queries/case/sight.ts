/** Says what a caller sees of a case, by the table of sight: the one place where the core decides it. */
import type { Role } from '../../../../shared/access/roles.ts'
import { ownSight, type SightField, sightOf } from '../../../../shared/access/sight.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { dayOf, Instant } from '../../../../shared/time.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { caseById, caseIdOf } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

export type Sight = {
  readonly open: ReadonlySet<SightField>
  /** What would be open without the reason that was given: a look at anything else is noted. */
  readonly own: ReadonlySet<SightField>
}

export async function sightIn(
  core: RecordsContext,
  { session }: Who,
  row: CaseRecord,
  { handsIn = false }: { readonly handsIn?: boolean } = {},
): Promise<Sight> {
  const roles: readonly Role[] = session?.roles ?? []
  const served = session !== null && (await servedToday(core, row, session.operatorId))
  const looking = {
    roles,
    state: row.state,
    served,
    lifted: hasLifted(session, caseIdOf(row)),
    handsIn,
    mails: formIn(row).pickupWay === 'mail',
  }
  return { open: sightOf(looking), own: ownSight(looking) }
}

/** Whoever works with a lifted mask said why; the reason stands beside the log. */
export const hasLifted = (session: Who['session'], caseId: CaseId): boolean => session?.lifted?.has(caseId) === true

async function servedToday(core: RecordsContext, row: CaseRecord, operatorId: string): Promise<boolean> {
  const isToday = (at: string | null) => at !== null && dayOf(Instant.parse(at)) === core.clock.today()
  if (row.maker_id === operatorId && isToday(row.signed_at ?? row.opened_at)) return true
  if (!isToday(row.closed_at)) return false
  const gave = await core.store.db
    .selectFrom('audit')
    .select('seq')
    .where('case_id', '=', row.id)
    .where('what', '=', 'case.handOver')
    .where('operator_id', '=', operatorId)
    .executeTakeFirst()
  return gave !== undefined
}

/** @throws Refusal MASKED unless the caller sees it, NOT_FOUND */
export async function refuseUnseen(core: RecordsContext, who: Who, caseId: CaseId, ...fields: readonly SightField[]): Promise<Sight> {
  const sight = await sightIn(core, who, await caseById(core.store.db, caseId))
  if (fields.some(field => !sight.open.has(field))) throw new Refusal('MASKED')
  return sight
}
