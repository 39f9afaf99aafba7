/** The commands of what follows an accepted case: fee, production, pickup, hand-over. */
import { command } from '../command.ts'
import { CaseRef, CaseView, FeeCollect, FeeWaive, HandOver, PickupBook, ProductionRecord, TakerVerify } from '../shapes/case.ts'
import { PickupOffer } from '../shapes/pickup.ts'
import { CaseOnly, desk } from './callers.ts'

export const cardCommands = {
  'fee.collect': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: FeeCollect, out: CaseView }),
  'fee.waive': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: FeeWaive, out: CaseView }),
  'production.record': command({ at: 'core', kind: 'write', by: ['cards'], from: desk, in: ProductionRecord, out: CaseView }),
  'pickup.offer': command({ at: 'core', kind: 'read', by: ['teller', 'cards', 'lobby'], from: desk, in: CaseOnly, out: PickupOffer }),
  'pickup.book': command({ at: 'core', kind: 'write', by: ['teller', 'cards', 'lobby'], from: desk, in: PickupBook, out: CaseView }),
  'handover.verify': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: TakerVerify, out: CaseView }),
  'handover.leave': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: CaseRef, out: CaseView }),
  'handover.complete': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: HandOver, out: CaseView }),
} as const
