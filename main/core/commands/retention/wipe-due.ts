/** Wipes what the place has kept long enough, a few cases at a time, so that the counters have their turn in between. */

import { CaseId } from '../../../../shared/ids.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { errandAt, errandsToWipe, wipeErrand } from '../../records/errand/rows.ts'
import { sweepMerged } from '../../records/merged/rows.ts'
import { type MergedPlace, mergedDue, wipeMerged } from '../../records/merged/wipe.ts'
import { dueToWipe, isOnItsWay, periodsOf, refusedPackagesDue } from '../../records/retention/due.ts'
import { type Cause, dropFiles, wipeCase } from '../../records/retention/wipe.ts'
import type { Core } from '../core.ts'

/** What one run of the job does; the rest comes with the next. */
const mostInARun = 200

const byPeriod: Cause = { who: null, cause: 'period', requestId: null }

/** One case, whole or not at all; its files go after the commit, and what is left of them goes with the next copy. */
export async function wipeOne(core: Core, caseId: CaseId, cause: Cause): Promise<void> {
  const files = await core.store.write(async ({ tx, tell }) => {
    const row = await caseById(tx, caseId)
    if (row.wiped_at !== null || (await isOnItsWay(tx, caseId))) return []
    tell('case.changed', { caseId })
    return wipeCase(core, tx, row, cause)
  })
  await core.blobs.sweep(files)
}

/** @returns how many cases and applications were wiped */
export async function wipeDue(core: Core): Promise<number> {
  const periods = periodsOf(core)
  const today = core.clock.today()
  const cases = await dueToWipe(core.store.db, periods, today, mostInARun)
  for (const id of cases) await wipeOne(core, CaseId.parse(id), byPeriod)
  const packages = await refusedPackagesDue(core.store.db, periods, today)
  for (const id of packages) await wipePackage(core, id)
  await sweepMerged(core.store)
  const lines = await mergedDue(core.store.db, periods, today, mostInARun)
  if (lines.length > 0) await wipeLines(core, null, lines)
  const errands = await errandsToWipe(core.store.db, periods.ended, today, mostInARun)
  for (const id of errands) await wipeAnErrand(core, id)
  const all = cases.length + packages.length + lines.length + errands.length
  if (all > 0) core.tell('retention.changed', {})
  return all
}

/** Of merged branches only the number of a case, its matter and its days stay. */
export const wipeLines = (core: Core, who: Who | null, lines: readonly MergedPlace[]): Promise<void> =>
  core.store.write(async ({ tx }) => {
    await wipeMerged(tx, lines, core.clock.now())
    await record(core, tx, { who, what: 'retention.wipe', facts: { mergedLines: lines.length } })
  })

/** A visit or request of another province, with the papers that were printed of it. */
export async function wipeAnErrand(core: Core, id: string, who: Who | null = null): Promise<void> {
  const files = await core.store.write(async ({ tx, tell }) => {
    const { number } = await errandAt(tx, id)
    const gone = await dropFiles(tx, await wipeErrand(tx, id, core.clock.now()))
    await record(core, tx, { who, what: 'retention.wipe', facts: { errand: number, files: gone.length } })
    tell('errand.changed', {})
    return gone
  })
  await core.blobs.sweep(files)
}

async function wipePackage(core: Core, id: string): Promise<void> {
  const files = await core.store.write(async ({ tx }) => {
    const { raw_sha, finished_sha } = await tx
      .selectFrom('online_package')
      .select(['raw_sha', 'finished_sha'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const unread = { application: null, judged: null, raw_sha: null, finished_sha: null }
    await updateOne(tx.updateTable('online_package').set(unread).where('id', '=', id))
    const gone = await dropFiles(
      tx,
      [raw_sha, finished_sha].filter(sha => sha !== null),
    )
    const at = core.clock.now()
    await tx
      .insertInto('erasure')
      .values({ id: newId(), case_id: null, cause: 'period', request_id: null, files: gone.length, at })
      .execute()
    await record(core, tx, { who: null, what: 'retention.wipe', facts: { package: id, files: gone.length } })
    return gone
  })
  await core.blobs.sweep(files)
}
