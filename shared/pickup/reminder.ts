/** The text messages a holder gets about their case and card, and when each is due. Pure. */
import { addDays, clockAt, clockInstant, type Day, dayOf, type Instant } from '../time.ts'
import { z } from '../zod.ts'
import { type PickupLimits, soonDays } from './ageing.ts'

export const reminderKinds = [
  'ready',
  'booked',
  'overdue-soon',
  'overdue',
  // news that takes back or changes what was said before
  'returned',
  'rejected',
  'delayed',
  'moved',
  'cancelled',
  'closed-day',
  'sent-on',
  'there',
  'mailed',
] as const
export const ReminderKind = z.enum(reminderKinds)
export type ReminderKind = z.infer<typeof ReminderKind>

/** `dropped`: its content is no longer true. `refused`: the gateway, or the form without a number; somebody has to call. `called`: somebody did. */
export const reminderStates = ['queued', 'sent', 'failed', 'dropped', 'refused', 'called'] as const
export type ReminderState = (typeof reminderStates)[number]

/** After this many failed attempts a person has to look at the text. */
export const mostTries = 5

/** Texts are not sent at night. */
const morning = '10:00'
/** From here on the eve of an appointment, a card that is not here is not expected any more. */
const eveningCall = '17:00'
/** What cannot wait for ten o'clock goes out between these. */
const daytime = { from: '08:00', to: '21:00' } as const

/** A card just ticked as arrived is announced after so long, unless the branch says otherwise: a wrong tick can be taken back. */
export const usualWaitMinutes = 30
export const mostWaitMinutes = 24 * 60

/** That moment, or the next morning where it falls into the night. */
export function byDay(at: Instant): Instant {
  const clock = clockAt(at).slice(11, 16)
  if (clock < daytime.from) return clockInstant(dayOf(at), daytime.from)
  return clock < daytime.to ? at : clockInstant(addDays(dayOf(at), 1), daytime.from)
}

export const afterMinutes = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant

/** Whether it is too late for a card to come that is not here for an appointment on that day. */
export const isLastCall = (day: Day, now: Instant): boolean => clockInstant(addDays(day, -1), eveningCall) <= now

/** The day before the booked one; for a booking today or tomorrow, at once. */
export function bookedDue(day: Day, now: Instant): Instant {
  const eve = clockInstant(addDays(day, -1), morning)
  return eve > now ? eve : now
}

/** The texts about the collection limit for a card that has waited since `since`; none without a limit. */
export function limitDues(since: Day, { limitDays }: PickupLimits): readonly { readonly kind: ReminderKind; readonly due: Instant }[] {
  if (limitDays === null) return []
  const on = (days: number): Instant => clockInstant(addDays(since, days), morning)
  return [
    { kind: 'overdue-soon', due: on(Math.max(0, limitDays - soonDays + 1)) },
    { kind: 'overdue', due: on(limitDays + 1) },
  ]
}
