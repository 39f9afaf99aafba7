/** Closes a branch day: every line is zero or explained, and what was found is kept. */
import { ulid } from 'ulid'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { DayEndRun } from '../../../../shared/ipc/shapes/day-end.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { DayLineState, unexplained } from '../../../../shared/report/day-end.ts'
import { Day } from '../../../../shared/time.ts'
import { z } from '../../../../shared/zod.ts'
import { record } from '../../platform/audit/record.ts'
import type { Core, Who } from '../../platform/core.ts'
import type { DayEndRecord } from '../../platform/store/tables/report.ts'
import { runOutLosses } from '../../records/card/register.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { signedIn } from '../../records/operator/sessions.ts'
import { busyDays } from '../../records/report/served.ts'
import { countLines } from './day-lines.ts'

const Lines = z.array(DayLineState)

export async function viewDay(core: Core, _who: Who, { day }: Parsed<'day.view'>): Promise<Out<'day.view'>> {
  const runs = await runsOf(core, day)
  const said = runs[0]?.lines ?? []
  const lines = (await countLines(core, day)).map(line => ({
    ...line,
    reason: line.open === 0 ? null : (said.find(one => one.line === line.line)?.reason ?? null),
  }))
  return { day, lines, runs, unclosed: await unclosedBefore(core, day) }
}

/**
 * @throws Refusal DAY_AHEAD for a day that has not come, DAY_CLOSED where it was closed and nobody says why again,
 * DAY_UNEXPLAINED with the lines that are neither zero nor explained
 */
export async function closeDay(core: Core, who: Who, { day, reasons, again }: Parsed<'day.close'>): Promise<Out<'day.close'>> {
  if (day > core.clock.today()) throw new Refusal('DAY_AHEAD')
  await runOutLosses(core)
  const lines = (await countLines(core, day)).map(line => ({ ...line, reason: line.open === 0 ? null : (reasons[line.line] ?? null) }))
  const missing = unexplained(lines)
  if (missing.length > 0) throw new Refusal('DAY_UNEXPLAINED', { lines: [...missing] })
  await core.store
    .transaction(async tx => {
      const last = await tx.selectFrom('day_end').select('run').where('day', '=', day).orderBy('run', 'desc').executeTakeFirst()
      if (last && again === null) throw new Refusal('DAY_CLOSED')
      const run = (last?.run ?? 0) + 1
      const row: DayEndRecord = {
        id: ulid(),
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

/** How often the day was closed, the newest first. */
export async function runsOf(core: Core, day: Day): Promise<DayEndRun[]> {
  const rows = await core.store.db
    .selectFrom('day_end')
    .select(['run', 'at', 'operator_id', 'reason', 'lines'])
    .where('day', '=', day)
    .orderBy('run', 'desc')
    .execute()
  const names = await operatorNames(core.store.db)
  return rows.map(({ operator_id, lines, ...row }) => ({ ...row, by: names.get(operator_id) ?? '', lines: Lines.parse(JSON.parse(lines)) }))
}

async function unclosedBefore(core: Core, day: Day): Promise<Day[]> {
  const busy = await busyDays(core, day)
  if (busy.length === 0) return []
  const rows = await core.store.db.selectFrom('day_end').select('day').where('day', 'in', busy).execute()
  const closed = new Set(rows.map(row => row.day))
  return busy.filter(one => !closed.has(one)).map(one => Day.parse(one))
}
