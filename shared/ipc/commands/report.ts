/** The commands for the manager's desk: search, unmasking, reports, day end. */
import { mayLift } from '../../access/sight.ts'
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { DayClose, DayEndAsk, DayEndView } from '../shapes/day-end.ts'
import { FiguresAsk, FiguresView, ReportAsk, ReportSaved, ReportView, ReportWorkbook, TodayView } from '../shapes/report.ts'
import { CasePage, CaseSearch, CaseUnmask, CaseUnmasked } from '../shapes/search.ts'
import { desk } from './callers.ts'

const by = ['manager'] as const
/** An auditor reads what the manager reads, masked. */
const readers = ['manager', 'auditor'] as const

export const reportCommands = {
  'case.search': command({ at: 'branch', kind: 'read', by: readers, from: desk, in: CaseSearch, out: CasePage }),
  'case.unmask': command({ at: 'branch', kind: 'write', by: mayLift, from: desk, in: CaseUnmask, out: CaseUnmasked }),
  'report.view': command({ at: 'branch', kind: 'read', by: readers, from: desk, deadline: 30_000, in: ReportAsk, out: ReportView }),
  'report.today': command({ at: 'branch', kind: 'read', by: readers, from: desk, in: z.object({}), out: TodayView }),
  'report.workbook': command({ at: 'branch', kind: 'read', by: readers, from: desk, deadline: 30_000, in: ReportAsk, out: ReportWorkbook }),
  // Ten minutes, because a person is looking for a folder.
  'report.save': command({ at: 'shell', kind: 'write', by, from: ['desk'], deadline: 600_000, in: ReportAsk, out: ReportSaved }),
  'report.figures': command({ at: 'branch', kind: 'read', by: readers, from: desk, deadline: 30_000, in: FiguresAsk, out: FiguresView }),
  'report.figuresFile': command({
    at: 'branch',
    kind: 'read',
    by: readers,
    from: desk,
    deadline: 30_000,
    in: FiguresAsk,
    out: ReportWorkbook,
  }),
  'report.saveFigures': command({ at: 'shell', kind: 'write', by, from: ['desk'], deadline: 600_000, in: FiguresAsk, out: ReportSaved }),
  'day.view': command({ at: 'branch', kind: 'read', by: readers, from: desk, in: DayEndAsk, out: DayEndView }),
  'day.close': command({ at: 'branch', kind: 'write', by, from: desk, in: DayClose, out: DayEndView }),
} as const
