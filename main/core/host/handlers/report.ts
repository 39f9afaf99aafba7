/** Names the functions behind the commands of shared/ipc/commands/report.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { seekPage } from '../../commands/case/seek.ts'
import { unmaskCase } from '../../commands/case/unmask.ts'
import type { Core } from '../../commands/core.ts'
import { closeDay } from '../../commands/report/close-day.ts'
import { viewDay } from '../../queries/report/day-end.ts'
import { figuresWorkbook, viewFigures } from '../../queries/report/figures.ts'
import { viewToday } from '../../queries/report/today.ts'
import { viewReport } from '../../queries/report/view.ts'
import { reportWorkbook } from '../../queries/report/workbook.ts'
import type { Who } from '../../records/context.ts'

export const reportHandlers = {
  'report.figures': viewFigures,
  'report.figuresFile': figuresWorkbook,
  'case.search': seekPage,
  'case.unmask': unmaskCase,
  'report.view': viewReport,
  'report.today': viewToday,
  'report.workbook': reportWorkbook,
  'day.view': viewDay,
  'day.close': closeDay,
} satisfies Partial<Handlers<'branch', Core, Who>>
