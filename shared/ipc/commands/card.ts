/** The commands for fee and production, after a case is approved. */
import { command } from '../command.ts'
import { CaseView, ProductionMany, ProductionRecord } from '../shapes/case.ts'
import {
  FeeBalance,
  FeeChangeWay,
  FeeCollect,
  FeeCount,
  FeeDay,
  FeeFile,
  FeeMatchAsk,
  FeeMatched,
  FeeOpen,
  FeePaid,
  FeePayMany,
  FeeRefund,
  FeeReverse,
  FeeSpan,
  FeeStatement,
  FeeWaive,
} from '../shapes/fee.ts'
import { ReportSaved } from '../shapes/report.ts'
import { ManyPlaced } from '../shapes/review.ts'
import { desk, Nothing, picked } from './callers.ts'

const drawers = ['teller', 'cards'] as const
const ledgers = ['manager'] as const
const books = ['teller', 'cards', 'manager'] as const

export const cardCommands = {
  'fee.collect': command({ at: 'branch', kind: 'write', by: drawers, from: desk, in: FeeCollect, out: CaseView }),
  'fee.waive': command({ at: 'branch', kind: 'write', by: drawers, from: desk, in: FeeWaive, out: CaseView }),
  'fee.refund': command({ at: 'branch', kind: 'write', by: books, from: desk, in: FeeRefund, out: CaseView }),
  'fee.reverse': command({ at: 'branch', kind: 'write', by: books, from: desk, in: FeeReverse, out: CaseView }),
  'fee.changeWay': command({ at: 'branch', kind: 'write', by: books, from: desk, in: FeeChangeWay, out: CaseView }),
  'fee.payMany': command({ at: 'branch', kind: 'write', by: drawers, from: desk, deadline: 30_000, in: FeePayMany, out: FeePaid }),
  'fee.open': command({ at: 'branch', kind: 'read', by: books, from: desk, in: Nothing, out: FeeOpen }),
  'fee.balance': command({ at: 'branch', kind: 'read', by: books, from: desk, in: FeeDay, out: FeeBalance }),
  'fee.count': command({ at: 'branch', kind: 'write', by: books, from: desk, in: FeeCount, out: FeeBalance }),
  'fee.statement': command({ at: 'branch', kind: 'read', by: ledgers, from: desk, in: FeeSpan, out: FeeStatement }),
  'fee.workbook': command({ at: 'branch', kind: 'read', by: ledgers, from: desk, deadline: 30_000, in: FeeSpan, out: FeeFile }),
  'fee.match': command({ at: 'branch', kind: 'read', by: ledgers, from: picked, deadline: 30_000, in: FeeMatchAsk, out: FeeMatched }),
  // A person is looking for a folder or a file.
  'fee.save': command({ at: 'shell', kind: 'write', by: ledgers, from: ['desk'], deadline: 600_000, in: FeeSpan, out: ReportSaved }),
  'fee.pickBank': command({
    at: 'shell',
    kind: 'write',
    by: ledgers,
    from: ['desk'],
    deadline: 600_000,
    in: FeeSpan,
    out: FeeMatched.nullable(),
  }),
  'production.record': command({ at: 'branch', kind: 'write', by: ['cards'], from: desk, in: ProductionRecord, out: CaseView }),
  'production.recordMany': command({
    at: 'branch',
    kind: 'write',
    by: ['cards'],
    from: desk,
    deadline: 30_000,
    in: ProductionMany,
    out: ManyPlaced,
  }),
} as const
