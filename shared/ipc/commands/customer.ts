/** The commands of the customer's window, and of the desk that says what it shows. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { CustomerAnswer, CustomerHeard, CustomerShow, CustomerView, SheetAsk, SheetShown } from '../shapes/customer.ts'
import { Nothing } from './callers.ts'

const by = ['teller', 'cards'] as const
const Turned = z.object({ where: z.enum(['second', 'turned', 'none']) })
const Turn = z.object({ turn: z.number().int() })

export const customerCommands = {
  'customer.show': command({ at: 'desk', kind: 'write', by, from: ['desk'], in: CustomerShow, out: Turn }),
  'customer.heard': command({ at: 'desk', kind: 'write', by, from: ['desk'], in: Nothing, out: CustomerHeard }),
  // Of the customer's window: nothing is named in it, so it can ask about no case but the one the desk shows.
  'customer.view': command({ at: 'desk', kind: 'read', by: 'signed-in', from: ['customer'], in: Nothing, out: CustomerView }),
  'customer.answer': command({ at: 'desk', kind: 'write', by, from: ['customer'], in: CustomerAnswer, out: Nothing }),
  // Shows or hides the second display, or turns the only one; answers how it stands now.
  'customer.turn': command({ at: 'shell', kind: 'write', by: 'signed-in', from: ['desk'], in: Nothing, out: Turned }),
  // What is signed, as the branch has it.
  'customer.sheet': command({ at: 'branch', kind: 'read', by, from: ['desk'], in: SheetAsk, out: SheetShown }),
} as const
