/** Clears the folder of the other system: what was answered, what ended, and what lies there after the place's hours. */
import { CaseId } from '../../../../../shared/ids.ts'
import { addDays, clockInstant, dayOf, Instant } from '../../../../../shared/time.ts'
import { isFailed, isUndecided } from '../../../../../shared/workflow/table.ts'
import type { Core } from '../../../commands/core.ts'
import { record } from '../../../platform/audit/record.ts'
import type { JobRun } from '../../../platform/jobs/jobs.ts'
import { messageAt, takeBack } from '../../../platform/outbox/handed.ts'
import type { CentreHandRecord } from '../../../platform/store/tables/centre-ways.ts'
import { caseById } from '../../../records/case/rows.ts'
import { centreItself } from '../../../records/centre/machine.ts'
import { lyingPictures } from '../../../records/centre/ways.ts'
import { ruleOfCase } from '../rule.ts'
import { clear, clearUnplaced } from './hand-in.ts'

export async function clearFolder(core: Core, { signal }: JobRun): Promise<void> {
  await clearUnplaced(core)
  for (const lying of await lyingPictures(core.store.db)) {
    if (signal.aborted) return
    if (lying.placed_at !== null && (await isOver(core, lying))) await clear(core, lying)
  }
}

/** What was put there after hours lies until those of the next day end. */
function endOfHours(placed: Instant, until: string): string {
  const sameDay = clockInstant(dayOf(placed), until)
  return sameDay > placed ? sameDay : clockInstant(addDays(dayOf(placed), 1), until)
}

async function isOver(core: Core, lying: CentreHandRecord): Promise<boolean> {
  const message = await messageAt(core.store.db, lying.key)
  if (message?.state !== 'handed') return true
  const row = await caseById(core.store.db, CaseId.parse(lying.case_id))
  const until = ruleOfCase(core, row, 'hand')?.until ?? null
  const late = until !== null && core.clock.now() >= endOfHours(Instant.parse(lying.placed_at ?? lying.begun_at), until)
  if (!late && !isFailed(row.state) && !isUndecided(row.state)) return false
  // Nobody typed it in: it waits for the next day as it did before.
  await core.store.write(async ({ tx, tell }) => {
    await takeBack(core, tx, lying.key)
    const who = await centreItself(tx, core.clock.now())
    await record(core, tx, { who, what: 'centre.handGone', caseId: CaseId.parse(lying.case_id), facts: { key: lying.key } })
    tell('case.changed', { caseId: lying.case_id })
    tell('centre.changed', {})
  })
  return true
}
