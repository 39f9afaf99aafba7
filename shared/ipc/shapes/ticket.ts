/** Shapes of the waiting line. */

import { ItemCode } from '../../business/items.ts'
import { TicketId } from '../../ids.ts'
import { PriorityKind } from '../../queue/line.ts'
import { HoldReason, PauseReason, TransferReason } from '../../queue/reasons.ts'
import { z } from '../../zod.ts'
import { CounterNumber } from './session.ts'

export const ticketStates = ['waiting', 'called', 'serving', 'held', 'done', 'absent'] as const
export type TicketState = (typeof ticketStates)[number]

export const TicketView = z.object({
  id: TicketId,
  /** Series letter and running number, such as `A017`: what is called and printed. */
  number: z.string(),
  item: ItemCode,
  priority: z.boolean(),
  /** Why it goes before others. */
  kind: PriorityKind.nullable(),
  /** The one window that calls it, where somebody was sent to one. */
  to: z.string().nullable(),
  /** Who sent it here last and why, where the line is shown. */
  sent: z.object({ by: z.string(), counter: z.string(), reason: TransferReason }).nullable(),
  /** What was reckoned of its wait when it was given. */
  minutes: z.number().nullable(),
  state: z.enum(ticketStates),
  takenAt: z.string(),
  calledAt: z.string().nullable(),
  counter: z.string().nullable(),
  calls: z.number(),
})
export type TicketView = z.infer<typeof TicketView>

/** How long a number that was given or called may be taken back; the screen offers it a little shorter, so that no press comes too late. */
export const takeBackMs = 12_000
export const takeBackOfferedMs = 10_000

export const TicketRef = z.object({ ticketId: TicketId })
export const TicketTake = z.object({ item: ItemCode, priority: z.boolean(), kind: PriorityKind.nullable().default(null) })
/** To another item, or to one window; its number stays. */
export const TicketTransfer = TicketRef.extend({ item: ItemCode, to: CounterNumber.nullable(), reason: TransferReason })
export const TicketHold = TicketRef.extend({ reason: HoldReason })
/** The caller's own window; null: it is back. */
export const QueuePause = z.object({ reason: PauseReason.nullable() })
export const QueueAssign = z.object({
  series: z
    .array(z.string().regex(/^[A-Z]$/))
    .max(26)
    .nullable(),
})
export const QueueView = z.object({
  window: z.object({
    counter: z.string(),
    series: z.array(z.string()).nullable() /** Null while it works. */,
    paused: PauseReason.nullable(),
  }),
  /** Held by somebody, or called and not there. */
  aside: z.array(TicketView),
  /** What a wait is now, by series, and how far such a word was off lately. */
  estimates: z.array(
    z.object({ series: z.string(), waiting: z.number(), minutes: z.number().nullable(), errorMinutes: z.number().nullable() }),
  ),
})
export type QueueView = z.infer<typeof QueueView>

export const LineView = z.object({
  waiting: z.array(TicketView),
  /** Tickets called or being served at any counter. */
  atCounters: z.array(TicketView),
  /** This operator's own ticket, if one is called or being served. */
  mine: TicketView.nullable(),
  /** Mean wait of the tickets called today, in minutes; null before the first call. */
  meanWaitMinutes: z.number().nullable(),
  /** When the last person was called, for the empty state of the screen. */
  emptySince: z.string().nullable(),
})
export type LineView = z.infer<typeof LineView>
