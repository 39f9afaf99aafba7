/** Names the functions behind the commands of shared/ipc/commands/pickup.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { handOver, leaveCard, verifyTaker } from '../../commands/handover/hand-over.ts'
import { reportWrongCard } from '../../commands/handover/wrong-card.ts'
import { beginPickup } from '../../commands/pickup/begin.ts'
import { bookPickup, cancelPickup, missPickup, walkIn } from '../../commands/pickup/book.ts'
import { closePickup, reopenPickup, setHours } from '../../commands/pickup/hours.ts'
import { moveAll } from '../../commands/pickup/move-all.ts'
import { fetchBack, markOverdue, notifyHolder, sendBack, voidCard } from '../../commands/pickup/uncollected.ts'
import { noteCalled } from '../../commands/reminder/called.ts'
import { handOnTexts, setPort } from '../../commands/reminder/hand-on.ts'
import { queueAgain } from '../../commands/reminder/queue-again.ts'
import { viewEvent } from '../../queries/pickup/event.ts'
import { viewForecast } from '../../queries/pickup/forecast.ts'
import { viewHours } from '../../queries/pickup/hours.ts'
import { offerPickup } from '../../queries/pickup/offer.ts'
import { planMoves } from '../../queries/pickup/plan.ts'
import { listWaiting } from '../../queries/pickup/uncollected.ts'
import { visitsOn } from '../../queries/pickup/visits.ts'
import { listReminders } from '../../queries/reminder/list.ts'
import type { Who } from '../../records/context.ts'

export const pickupHandlers = {
  'pickup.offer': offerPickup,
  'pickup.forecast': viewForecast,
  'pickup.book': bookPickup,
  'pickup.cancel': cancelPickup,
  'pickup.miss': missPickup,
  'pickup.walkIn': walkIn,
  'pickup.begin': beginPickup,
  'pickup.day': visitsOn,
  'pickup.event': viewEvent,
  'pickup.hours': viewHours,
  'pickup.setHours': setHours,
  'pickup.close': closePickup,
  'pickup.plan': planMoves,
  'pickup.moveAll': moveAll,
  'pickup.reopen': reopenPickup,
  'pickup.waiting': listWaiting,
  'pickup.notify': notifyHolder,
  'pickup.markOverdue': markOverdue,
  'pickup.sendBack': sendBack,
  'pickup.fetchBack': fetchBack,
  'pickup.voidCard': voidCard,
  'reminder.list': listReminders,
  'reminder.queue': queueAgain,
  'reminder.handOn': handOnTexts,
  'reminder.called': noteCalled,
  'reminder.setPort': setPort,
  'handover.verify': verifyTaker,
  'handover.leave': leaveCard,
  'handover.wrongCard': reportWrongCard,
  'handover.complete': handOver,
} satisfies Partial<Handlers<'branch', Core, Who>>
