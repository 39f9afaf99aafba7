/** The commands of payments by code: the desk talks to the service, the branch knows what is due. */
import { command } from '../command.ts'
import { CodeDrawn, PayAsk, PayBegun, PayHeard, PayOrdered, PayOrderView, PayText } from '../shapes/pay.ts'
import { desk } from './callers.ts'

const by = ['teller', 'cards'] as const

export const payCommands = {
  // Sent again, a second code would be open for one fee.
  'pay.begin': command({ at: 'desk', kind: 'write', by, from: desk, deadline: 15_000, in: PayAsk, out: PayBegun }),
  'pay.ask': command({ at: 'desk', kind: 'write', by, from: desk, deadline: 10_000, in: PayOrderView, out: PayHeard }),
  'pay.stop': command({ at: 'desk', kind: 'write', by, from: desk, deadline: 10_000, in: PayOrderView, out: PayHeard }),
  'pay.order': command({ at: 'branch', kind: 'write', by, from: desk, in: PayAsk, out: PayOrdered }),
  'pay.draw': command({ at: 'branch', kind: 'read', by, from: desk, in: PayText, out: CodeDrawn }),
} as const
