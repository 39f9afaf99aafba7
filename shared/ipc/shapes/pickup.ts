/** Shapes of the pickup days a branch offers. */
import { z } from '../../zod.ts'

export const PickupOffer = z.object({
  /** Null where the place states no lead time. */
  promised: z.object({ day: z.string(), covered: z.boolean(), workdays: z.number() }).nullable(),
  days: z.array(
    z.object({
      day: z.string(),
      covered: z.boolean(),
      slots: z.array(z.object({ start: z.string(), end: z.string(), free: z.number(), capacity: z.number() })),
    }),
  ),
})
export type PickupOffer = z.infer<typeof PickupOffer>
