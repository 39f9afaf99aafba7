/** Shapes of the waiting line. */

import { ItemCode } from '../../business/items.ts'
import { TicketId } from '../../ids.ts'
import { z } from '../../zod.ts'

export const ticketStates = ['waiting', 'called', 'serving', 'done', 'absent'] as const
export type TicketState = (typeof ticketStates)[number]

export const TicketView = z.object({
  id: TicketId,
  /** Series letter and running number, such as `A017`: what is called and printed. */
  number: z.string(),
  item: ItemCode,
  priority: z.boolean(),
  state: z.enum(ticketStates),
  takenAt: z.string(),
  calledAt: z.string().nullable(),
  counter: z.string().nullable(),
  calls: z.number(),
})
export type TicketView = z.infer<typeof TicketView>

export const TicketTake = z.object({ item: ItemCode, priority: z.boolean() })
/** How long a number that was given or called may be taken back; the screen offers it a little shorter, so that no press comes too late. */
export const takeBackMs = 12_000
export const takeBackOfferedMs = 10_000

export const TicketRef = z.object({ ticketId: TicketId })

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
