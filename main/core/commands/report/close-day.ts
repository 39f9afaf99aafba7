/** Closes a branch day: every line is zero or explained, and what was found is kept. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { unexplained } from '../../../../shared/report/day-end.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import type { DayEndRecord } from '../../platform/store/tables/report.ts'
import { viewDay } from '../../queries/report/day-end.ts'
import { countLines } from '../../queries/report/day-lines.ts'
import { tiedPeople } from '../../queries/review/tied-pairs.ts'
import { runOutLosses } from '../../records/card/register.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/**
 * @throws Refusal DAY_AHEAD for a day that has not come, DAY_CLOSED where it was closed and nobody says why again,
 * SAME_PERSON where the day's tied decisions are the closer's own, DAY_UNEXPLAINED with the lines that are neither zero nor explained
 */
export async function closeDay(core: Core, who: Who, { day, reasons, again }: Parsed<'day.close'>): Promise<Out<'day.close'>> {
  if (day > core.clock.today()) throw new Refusal('DAY_AHEAD')
  await runOutLosses(core)
  const lines = (await countLines(core, day)).map(line => ({ ...line, reason: line.open === 0 ? null : (reasons[line.line] ?? null) }))
  const tied = lines.some(({ line, open }) => line === 'tied' && open > 0)
  // What looks like one person's word is explained by somebody who had no part in it.
  if (tied && (await tiedPeople(core, day)).has(signedIn(who).operatorId)) throw new Refusal('SAME_PERSON')
  const missing = unexplained(lines)
  if (missing.length > 0) throw new Refusal('DAY_UNEXPLAINED', { lines: [...missing] })
  await core.store
    .write(async ({ tx }) => {
      const last = await tx.selectFrom('day_end').select('run').where('day', '=', day).orderBy('run', 'desc').executeTakeFirst()
      if (last && again === null) throw new Refusal('DAY_CLOSED')
      const run = (last?.run ?? 0) + 1
      const row: DayEndRecord = {
        id: newId(),
        day,
        run,
        lines: JSON.stringify(lines),
        reason: last ? again : null,
        operator_id: signedIn(who).operatorId,
        at: core.clock.now(),
      }
      await tx.insertInto('day_end').values(row).execute()
      await record(core, tx, { who, what: 'day.close', facts: { day, run, open: lines.filter(({ open }) => open > 0).length } })
    })
    .catch(error => {
      throw core.store.engine.isUniqueViolation(error) ? new Refusal('DAY_CLOSED') : error
    })
  return viewDay(core, who, { day })
}
