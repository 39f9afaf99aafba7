/** The text messages a holder gets about a waiting card, and when each is due. Pure. */
import { addDays, clockInstant, type Day, type Instant } from '../time.ts'
import { z } from '../zod.ts'
import { type PickupLimits, soonDays } from './ageing.ts'

export const reminderKinds = ['ready', 'booked', 'overdue-soon', 'overdue'] as const
export const ReminderKind = z.enum(reminderKinds)
export type ReminderKind = z.infer<typeof ReminderKind>

/** `dropped`: its content is no longer true. */
export const reminderStates = ['queued', 'sent', 'failed', 'dropped'] as const
export type ReminderState = (typeof reminderStates)[number]

/** After this many failed attempts a person has to look at the text. */
export const mostTries = 5

/** A mainland mobile number; nothing else can be texted from a branch. */
export const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone)

/** Texts are not sent at night. */
const morning = '10:00'

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
