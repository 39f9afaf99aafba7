/** Where an item can be done and who may collect a card for another person, as values of profile rules. */
import { z } from '../zod.ts'
import { Span } from './span.ts'

/** `same-bank`: any branch of the card's bank nationwide. */
export const channels = ['bank', 'hall', 'online', 'phone', 'same-bank'] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

/** A photo handed in before the visit: how long its review takes, if the place says so, and whether a receipt number is issued. */
export const PhotoUpload = z
  .object({ reviewDays: z.tuple([z.int().positive(), z.int().positive()]).readonly().nullable(), receipt: z.boolean().nullable() })
  .readonly()
  .refine(({ reviewDays }) => reviewDays === null || reviewDays[0] <= reviewDays[1], 'ends before it begins')
export type PhotoUpload = z.infer<typeof PhotoUpload>

/** Reasons for sending someone else to collect the card; an empty list means no reason is needed. */
export const pickupGrounds = ['old-age', 'in-hospital', 'long-away'] as const
export const PickupGround = z.enum(pickupGrounds)
export type PickupGround = z.infer<typeof PickupGround>

/** How a unit collects its cards: how many representatives, and within what time. */
export const UnitPickup = z.object({ people: z.int().positive(), within: Span }).readonly()
export type UnitPickup = z.infer<typeof UnitPickup>
