/** The commands of what follows an accepted case: fee and production. */
import { command } from '../command.ts'
import { CaseView, FeeCollect, FeeWaive, ProductionRecord } from '../shapes/case.ts'
import { desk } from './callers.ts'

export const cardCommands = {
  'fee.collect': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: FeeCollect, out: CaseView }),
  'fee.waive': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: FeeWaive, out: CaseView }),
  'production.record': command({ at: 'core', kind: 'write', by: ['cards'], from: desk, in: ProductionRecord, out: CaseView }),
} as const
