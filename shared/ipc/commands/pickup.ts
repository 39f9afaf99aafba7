/** The commands for pickup and hand-over: seats, hours, waiting cards, reminder texts, and the person who takes a card. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { CaseRef, CaseView } from '../shapes/case.ts'
import { HandOver, TakerVerify, WrongCard } from '../shapes/handover.ts'
import {
  PickupBegin,
  PickupBook,
  PickupClose,
  PickupDay,
  PickupEvent,
  PickupForecast,
  PickupHoursSet,
  PickupHoursView,
  PickupMoveAll,
  PickupOffer,
  PickupPlan,
  PickupPlanAsk,
  PickupReopen,
  PickupVisit,
  PickupVoid,
  ReminderHandedOn,
  ReminderList,
  ReminderPort,
  ReminderRef,
  WaitingPage,
  WaitingPlace,
} from '../shapes/pickup.ts'
import { CaseOnly, desk, Nothing } from './callers.ts'

const seats = ['teller', 'cards', 'lobby'] as const
const hand = ['teller', 'cards'] as const
const rest = ['cards', 'manager'] as const
const waits = ['teller', 'cards', 'manager'] as const
const board = ['lobby', 'teller', 'cards', 'manager'] as const

export const pickupCommands = {
  // seats
  'pickup.offer': command({ at: 'branch', kind: 'read', by: seats, from: desk, in: CaseOnly, out: PickupOffer }),
  'pickup.forecast': command({ at: 'branch', kind: 'read', by: board, from: desk, in: CaseOnly, out: PickupForecast }),
  'pickup.book': command({ at: 'branch', kind: 'write', by: seats, from: desk, in: PickupBook, out: CaseView }),
  'pickup.cancel': command({ at: 'branch', kind: 'write', by: seats, from: desk, in: CaseRef, out: CaseView }),
  'pickup.miss': command({ at: 'branch', kind: 'write', by: seats, from: desk, in: CaseRef, out: CaseView }),
  'pickup.walkIn': command({ at: 'branch', kind: 'write', by: seats, from: desk, in: CaseRef, out: CaseView }),
  'pickup.begin': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: PickupBegin, out: CaseView }),
  'pickup.day': command({ at: 'branch', kind: 'read', by: board, from: desk, in: PickupDay, out: z.array(PickupVisit) }),
  'pickup.event': command({ at: 'branch', kind: 'read', by: seats, from: desk, in: CaseOnly, out: PickupEvent }),
  'pickup.saveEvent': command({
    at: 'shell',
    kind: 'write',
    by: seats,
    from: ['desk'],
    deadline: 600_000,
    in: CaseOnly,
    out: z.object({ saved: z.boolean() }),
  }),

  // the branch's own hours
  'pickup.hours': command({ at: 'branch', kind: 'read', by: board, from: desk, in: Nothing, out: PickupHoursView }),
  'pickup.setHours': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: PickupHoursSet, out: PickupHoursView }),
  'pickup.close': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: PickupClose, out: PickupHoursView }),
  'pickup.plan': command({ at: 'branch', kind: 'read', by: rest, from: desk, in: PickupPlanAsk, out: PickupPlan }),
  'pickup.moveAll': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: PickupMoveAll, out: PickupHoursView }),
  'pickup.reopen': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: PickupReopen, out: PickupHoursView }),

  // waiting cards
  'pickup.waiting': command({
    at: 'branch',
    kind: 'read',
    by: waits,
    from: desk,
    in: z.object({ after: WaitingPlace.nullable() }),
    out: WaitingPage,
  }),
  'pickup.notify': command({ at: 'branch', kind: 'write', by: hand, from: desk, in: CaseRef, out: CaseView }),
  'pickup.markOverdue': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: CaseRef, out: CaseView }),
  'pickup.sendBack': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: CaseRef, out: CaseView }),
  'pickup.fetchBack': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: CaseRef, out: CaseView }),
  'pickup.voidCard': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: PickupVoid, out: CaseView }),

  // reminder texts
  'reminder.list': command({ at: 'branch', kind: 'read', by: waits, from: desk, in: Nothing, out: ReminderList }),
  'reminder.queue': command({ at: 'branch', kind: 'write', by: waits, from: desk, in: CaseOnly, out: ReminderList }),
  'reminder.handOn': command({ at: 'branch', kind: 'write', by: hand, from: desk, deadline: 30_000, in: Nothing, out: ReminderHandedOn }),
  'reminder.called': command({ at: 'branch', kind: 'write', by: waits, from: desk, in: ReminderRef, out: ReminderList }),
  'reminder.setPort': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: ReminderPort, out: ReminderList }),

  // hand-over
  'handover.verify': command({ at: 'branch', kind: 'write', by: hand, from: desk, in: TakerVerify, out: CaseView }),
  'handover.leave': command({ at: 'branch', kind: 'write', by: hand, from: desk, in: CaseRef, out: CaseView }),
  'handover.wrongCard': command({ at: 'branch', kind: 'write', by: hand, from: desk, in: WrongCard, out: CaseView }),
  'handover.complete': command({ at: 'branch', kind: 'write', by: hand, from: desk, in: HandOver, out: CaseView }),
} as const
