/** One rule of a place together with where it comes from, so that a teller sees the source beside the value. */
import { Day } from '../time.ts'
import { z } from '../zod.ts'

/** A law or standard, B official page, C one other page, D contradicts another source, P our own proposal. */
export const confidences = ['A', 'B', 'C', 'D', 'P'] as const
export const Confidence = z.enum(confidences)
export type Confidence = z.infer<typeof Confidence>

export const Source = z.object({ text: z.string().min(1), url: z.url().nullable() }).readonly()
export type Source = z.infer<typeof Source>

const origin = {
  source: Source,
  /** The day the source speaks for, or the day it was read. */
  date: Day,
  confidence: Confidence,
  /** Whether the branch has confirmed it with its own authority. */
  confirmed: z.boolean(),
  /** Said to the teller beside the value: a contradiction, an exception, an older figure. */
  note: z.string().min(1).nullable(),
  /** True where the place says nothing and the base profile stands in. */
  fromBase: z.boolean().default(false),
}
export const Origin = z.object(origin).readonly()
export type Origin = z.infer<typeof Origin>

/** `value` null: nobody knows yet, to be confirmed locally. */
export const rule = <T extends z.ZodType>(value: T) => z.object({ value: value.nullable(), ...origin }).readonly()
/** A rule no counter can work without, so that nobody may leave it open. */
export const knownRule = <T extends z.ZodType>(value: T) => z.object({ value, ...origin }).readonly()
export type Rule<T> = Origin & { readonly value: T | null }
