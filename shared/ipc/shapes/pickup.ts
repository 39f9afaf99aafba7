/** Shapes of pickup: slots and hours, bookings, waiting cards, reminder texts. */

import { ItemCode } from '../../business/items.ts'
import { CaseId, PickupClosureId, ReminderId, TicketId } from '../../ids.ts'
import { ageings } from '../../pickup/ageing.ts'
import { Closure, ClosureInput, PickupHours } from '../../pickup/hours.ts'
import { mostWaitMinutes, ReminderKind, reminderStates } from '../../pickup/reminder.ts'
import { oddities } from '../../pickup/text-oddities.ts'
import { textGrounds } from '../../pickup/text-truth.ts'
import { Day } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note } from './case.ts'

export const PickupBook = CaseRef.extend({ day: z.string(), start: z.string() })
/** Ties a called ticket to the case whose card is picked up. */
export const PickupBegin = CaseRef.extend({ ticketId: TicketId })
export const PickupDay = z.object({ day: Day })
export const PickupHoursSet = z.object({ hours: PickupHours, reason: Note })
export const PickupReopen = z.object({ closureId: PickupClosureId })
export const PickupVoid = CaseRef.extend({ reason: Note })

const Start = z.string().regex(/^\d{2}:\d{2}$/)
/** Where an appointment goes; `to` null takes it back without another. */
export const PickupMove = CaseRef.extend({ to: z.object({ day: Day, start: Start }).nullable() })
export type PickupMove = z.infer<typeof PickupMove>
const PickupMoves = z.array(PickupMove).max(2000)
/** With `moves`, the appointments it hits are moved in the same step. */
export const PickupClose = ClosureInput.extend({ moves: PickupMoves.optional() })
export const PickupMoveAll = z.object({ moves: PickupMoves.min(1) })
/** A closure that is being typed; null for what is without a time as things stand. */
export const PickupPlanAsk = z.object({ closure: ClosureInput.nullable() })

export const PickupOffer = z.object({
  /** Null if the place states no lead time. */
  promised: z.object({ day: z.string(), covered: z.boolean(), workdays: z.number() }).nullable(),
  days: z.array(
    z.object({
      day: z.string(),
      covered: z.boolean(),
      /** `capacity` counts all seats, `free` those that can still be booked ahead. */
      slots: z.array(z.object({ start: z.string(), end: z.string(), free: z.number(), capacity: z.number() })),
    }),
  ),
  /** How often the holder missed a booking. */
  missed: z.number(),
  /** Whether the booked time has passed, so that a no-show can be recorded. */
  over: z.boolean(),
})
export type PickupOffer = z.infer<typeof PickupOffer>

/** Null if this branch has had too few cards of the kind. */
export const PickupForecast = z.object({ within: z.number(), cases: z.number() }).nullable()
export type PickupForecast = z.infer<typeof PickupForecast>

const Seat = z.object({ day: z.string(), start: z.string(), end: z.string() })
/** One seat of a day, masked because the lobby sees it. */
export const PickupVisit = Seat.extend({
  caseId: CaseId,
  revision: z.number(),
  number: z.string(),
  maskedName: z.string(),
  state: z.enum(stateNames),
  walkIn: z.boolean(),
  missed: z.number(),
  /** The time of the seat has passed. */
  over: z.boolean(),
})
export type PickupVisit = z.infer<typeof PickupVisit>

export const PickupPlan = z.object({
  hit: z.array(
    PickupVisit.extend({
      /** The nearest free time; null where there is none. */
      to: Seat.nullable(),
      /** Its state allows to move it: not while its taker stands at the counter. */
      movable: z.boolean(),
      /** Whether the form has a number for text messages. */
      reachable: z.boolean(),
    }),
  ),
  /** Cards on their way whose promised day is one of the closed ones. */
  promises: z.number(),
})
export type PickupPlan = z.infer<typeof PickupPlan>

export const PickupHoursView = z.object({
  hours: PickupHours.nullable(),
  /** Null while the hours of the place's profile apply. */
  own: z.object({ since: z.string(), by: z.string(), reason: z.string() }).nullable(),
  closures: z.array(Closure.extend({ by: z.string(), covered: z.boolean() })),
  /** Bookings for a slot that no longer exists. */
  stranded: z.array(PickupVisit),
})
export type PickupHoursView = z.infer<typeof PickupHoursView>

export const PickupWaiting = z.object({
  caseId: CaseId,
  revision: z.number(),
  number: z.string(),
  item: ItemCode,
  maskedName: z.string(),
  state: z.enum(stateNames),
  /** The day the limit counts from: when the holder was notified, else when the card arrived. */
  since: z.string(),
  told: z.boolean(),
  days: z.number(),
  limitDays: z.number().nullable(),
  graceDays: z.number().nullable(),
  ageing: z.enum(ageings),
  booked: Seat.nullable(),
  /** Whether the form has a number for text messages. */
  reachable: z.boolean(),
  /** Its holder wants it by post. */
  byPost: z.boolean(),
})
export type PickupWaiting = z.infer<typeof PickupWaiting>

/** The card a page ends with; the next page begins after it. */
export const WaitingPlace = z.object({ since: z.iso.datetime(), caseId: CaseId })
export type WaitingPlace = z.infer<typeof WaitingPlace>

/** One page, the longest waiting first. `total` and `late` count the whole list; `next` is null on the last page. */
export const WaitingPage = z.object({
  rows: z.array(PickupWaiting),
  total: z.number(),
  late: z.number(),
  next: WaitingPlace.nullable(),
})
export type WaitingPage = z.infer<typeof WaitingPage>

/** An iCalendar file and its file name. */
export const PickupEvent = z.object({ name: z.string(), text: z.string() })

export const reminderView = {
  id: z.string(),
  caseId: CaseId,
  number: z.string(),
  maskedName: z.string(),
  maskedPhone: z.string(),
  /** The number in full, only while somebody has to call it; and why the text did not arrive. */
  dial: z.string().nullable(),
  why: z.string().nullable(),
  kind: ReminderKind,
  dueAt: z.string(),
  state: z.enum(reminderStates),
  tries: z.number(),
  sentAt: z.string().nullable(),
  /** What was missing when it was due, so that it was not sent. */
  lacks: z.enum(textGrounds).nullable(),
  text: z.string(),
} as const
export const ReminderView = z.object(reminderView)
export type ReminderView = z.infer<typeof ReminderView>
/** The folder for outgoing texts; null until it is set. */
export const ReminderPort = z.object({
  folder: z.string().trim().min(1).max(300).nullable(),
  /** How long an arrival or a decision waits before it is announced; left out, it stays as it is. */
  waitMinutes: z.int().min(0).max(mostWaitMinutes).optional(),
})
export const ReminderList = z.object({
  folder: z.string().nullable(),
  /** How automatic sending fares, and what was sent last. */
  byItself: z.object({ failingSince: z.string().nullable(), sentAt: z.string().nullable(), sent: z.number() }),
  /** What the gateway put down last; `odd` are lines nothing could be made of. */
  results: z.array(
    z.object({
      name: z.string(),
      at: z.string(),
      sent: z.number(),
      refused: z.number(),
      odd: z.array(z.object({ line: z.number(), why: z.enum(oddities) })),
    }),
  ),
  waitMinutes: z.number(),
  due: z.number(),
  rows: z.array(ReminderView),
})
export type ReminderList = z.infer<typeof ReminderList>
export const ReminderRef = z.object({ id: ReminderId })
export const ReminderHandedOn = z.object({ sent: z.number(), notified: z.number(), left: z.number() })
