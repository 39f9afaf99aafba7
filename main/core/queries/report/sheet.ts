/** Gathers the sheet of a day from how it was closed last. */
import { Refusal } from '../../../../shared/refusal.ts'
import { dayLineText, dayEndText as text } from '../../../../shared/strings/zh-CN/report.ts'
import { clockAt, type Day } from '../../../../shared/time.ts'
import type { RecordsContext } from '../../records/context.ts'
import type { DayEndSheet } from '../slips/slip-data.ts'
import { runsOf } from './day-end.ts'

/** @throws Refusal NOT_READY where nobody closed the day */
export async function dayEndSheet(core: RecordsContext, day: Day): Promise<DayEndSheet> {
  const [last] = await runsOf(core, day)
  if (!last) throw new Refusal('NOT_READY')
  return {
    branchName: core.branch.name,
    day,
    run: last.run,
    madeAt: clockAt(last.at).slice(0, 16),
    by: last.by,
    again: last.reason,
    lines: last.lines.map(({ line, open, figures, reason }) => ({
      name: dayLineText[line].name,
      open: open === 0 ? text.zero : dayLineText[line].open(open),
      figures: dayLineText[line].figures(figures),
      reason: reason ?? '',
    })),
  }
}
