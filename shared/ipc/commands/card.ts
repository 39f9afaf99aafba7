/** The commands for fee and production, after a case is approved. */
import { command } from '../command.ts'
import { CaseView, ProductionMany, ProductionRecord } from '../shapes/case.ts'
import {
  FeeBalance,
  FeeChangeWay,
  FeeCollect,
  FeeCount,
  FeeDay,
  FeeOpen,
  FeePaid,
  FeePayMany,
  FeeRefund,
  FeeReverse,
  FeeWaive,
} from '../shapes/fee.ts'
import { ManyDone } from '../shapes/review.ts'
import { desk, Nothing } from './callers.ts'

const drawers = ['teller', 'cards'] as const
const books = ['teller', 'cards', 'manager'] as const

export const cardCommands = {
  'fee.collect': command({ at: 'core', kind: 'write', by: drawers, from: desk, in: FeeCollect, out: CaseView }),
  'fee.waive': command({ at: 'core', kind: 'write', by: drawers, from: desk, in: FeeWaive, out: CaseView }),
  'fee.refund': command({ at: 'core', kind: 'write', by: books, from: desk, in: FeeRefund, out: CaseView }),
  'fee.reverse': command({ at: 'core', kind: 'write', by: books, from: desk, in: FeeReverse, out: CaseView }),
  'fee.changeWay': command({ at: 'core', kind: 'write', by: books, from: desk, in: FeeChangeWay, out: CaseView }),
  'fee.payMany': command({ at: 'core', kind: 'write', by: drawers, from: desk, deadline: 30_000, in: FeePayMany, out: FeePaid }),
  'fee.open': command({ at: 'core', kind: 'read', by: books, from: desk, in: Nothing, out: FeeOpen }),
  'fee.balance': command({ at: 'core', kind: 'read', by: books, from: desk, in: FeeDay, out: FeeBalance }),
  'fee.count': command({ at: 'core', kind: 'write', by: books, from: desk, in: FeeCount, out: FeeBalance }),
  'production.record': command({ at: 'core', kind: 'write', by: ['cards'], from: desk, in: ProductionRecord, out: CaseView }),
  'production.recordMany': command({
    at: 'core',
    kind: 'write',
    by: ['cards'],
    from: desk,
    deadline: 30_000,
    in: ProductionMany,
    out: ManyDone,
  }),
} as const
