/** The events the core sends to every window: what changed, never the state itself. */
import { z } from '../zod.ts'

export const events = {
  'case.changed': z.object({ caseId: z.string() }),
  /** Who has a case open. */
  'lease.changed': z.object({ caseId: z.string() }),
  'ticket.changed': z.object({}),
  /** Which reviewer has which case open. */
  'review.changed': z.object({}),
  'fee.changed': z.object({}),
  'stock.changed': z.object({}),
  /** Pickup hours, seats or reminder texts. */
  'pickup.changed': z.object({}),
  /** A bad grade was given, or something was done about one. */
  'rating.changed': z.object({}),
  /** A visit at home, or something passed on for another province's card. */
  'errand.changed': z.object({}),
  /** Where finished cards lie, or what was counted of them. */
  'place.changed': z.object({}),
  'online.changed': z.object({}),
  /** The line to the card centre, what waits for it, or what it told. */
  'centre.changed': z.object({}),
  /** A desk handed in what it did on its own, or somebody decided on it. */
  'emergency.changed': z.object({}),
  'unit.changed': z.object({ unitId: z.string() }),
  /** A run of the work the branch does by itself ended, or an item of it was set aside or let go. */
  'jobs.changed': z.object({}),
  /** What identifies people was wiped. */
  'retention.changed': z.object({}),
  /** The register of a merged branch was read, brought in or taken out. */
  'merged.changed': z.object({}),
  /** A copy was taken or failed, beside the store or in the second place. */
  'copies.changed': z.object({}),
  'branch.changed': z.object({}),
  /** A desk of the hall came, left, joined or was barred. */
  'desk.changed': z.object({}),
  /** A paper of a case went to a printer, or came out of it, or did not. */
  'print.changed': z.object({ caseId: z.string() }),
  /** Which device a counter uses. */
  'device.changed': z.object({}),
  /** The desk shows its customer something else, or the customer answered. */
  'customer.changed': z.object({ seat: z.number() }),
  /** The line between this desk and its branch is gone, or back. */
  'line.changed': z.object({}),
  /** Somebody set their keys or contrast. */
  'habit.changed': z.object({}),
  'operator.changed': z.object({}),
  'profile.changed': z.object({}),
  'calendar.changed': z.object({}),
  /** `elsewhere` is the counter at which the same person has signed in since. */
  'session.changed': z.object({ seat: z.number(), elsewhere: z.string().optional() }),
  'core.changed': z.object({ state: z.enum(['starting', 'ready', 'restarting', 'down']) }),
} as const
export type EventName = keyof typeof events
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>
