/** Closes a branch day: every line is zero or explained, and what was found is kept. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { DayEndRun } from '../../../../shared/ipc/shapes/day-end.ts'
import { Day } from '../../../../shared/time.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { linesIn } from '../../records/report/day-end.ts'
import { busyDays } from '../../records/report/served.ts'
import { tiedPairs } from '../review/tied-pairs.ts'
import { countLines } from './day-lines.ts'

export async function viewDay(core: RecordsContext, _who: Who, { day }: Parsed<'day.view'>): Promise<Out<'day.view'>> {
  const runs = await runsOf(core, day)
  const said = runs[0]?.lines ?? []
  const lines = (await countLines(core, day)).map(line => ({
    ...line,
    reason: line.open === 0 ? null : (said.find(one => one.line === line.line)?.reason ?? null),
  }))
  return { day, lines, runs, tied: await tiedPairs(core, day), unclosed: await unclosedBefore(core, day) }
}

/** How often the day was closed, the newest first. */
export async function runsOf(core: RecordsContext, day: Day): Promise<DayEndRun[]> {
  const rows = await core.store.db
    .selectFrom('day_end')
    .select(['run', 'at', 'operator_id', 'reason', 'lines'])
    .where('day', '=', day)
    .orderBy('run', 'desc')
    .execute()
  const names = await operatorNames(core.store.db)
  return rows.map(({ operator_id, ...row }) => ({ ...row, by: names.get(operator_id) ?? '', lines: linesIn(row) }))
}

async function unclosedBefore(core: RecordsContext, day: Day): Promise<Day[]> {
  const busy = await busyDays(core, day)
  if (busy.length === 0) return []
  const rows = await core.store.db.selectFrom('day_end').select('day').where('day', 'in', busy).execute()
  const closed = new Set(rows.map(row => row.day))
  return busy.filter(one => !closed.has(one)).map(one => Day.parse(one))
}
