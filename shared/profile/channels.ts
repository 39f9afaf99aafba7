/** Where an item can be done in a place and who may collect a card for another, as values of profile rules. */
import { z } from '../zod.ts'
import { Span } from './span.ts'

/** `same-bank`: any branch of the bank on the card, the country over. */
export const channels = ['bank', 'hall', 'online', 'phone', 'same-bank'] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

/** Sending the photo in from home: how many working days its review takes, and whether a receipt number comes back. */
export const PhotoUpload = z
  .object({ reviewDays: z.tuple([z.int().positive(), z.int().positive()]).readonly(), receipt: z.boolean().nullable() })
  .readonly()
  .refine(({ reviewDays: [least, most] }) => least <= most, 'ends before it begins')
export type PhotoUpload = z.infer<typeof PhotoUpload>

/** Why a holder may send someone else for the card; an empty list asks for no reason. */
export const pickupGrounds = ['old-age', 'in-hospital', 'long-away'] as const
export const PickupGround = z.enum(pickupGrounds)
export type PickupGround = z.infer<typeof PickupGround>

/** How a unit collects the cards of its people: so many persons together, within so many days. */
export const UnitPickup = z.object({ people: z.int().positive(), within: Span }).readonly()
export type UnitPickup = z.infer<typeof UnitPickup>
