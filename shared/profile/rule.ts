/** One rule of a place together with its origin, so that a teller sees the source next to the value. */
import { Day } from '../time.ts'
import { z } from '../zod.ts'

/** A law or standard, B text of an authority, C one other page, D contradicts another source, P our own proposal. */
export const confidences = ['A', 'B', 'C', 'D', 'P'] as const
export const Confidence = z.enum(confidences)
export type Confidence = z.infer<typeof Confidence>

export const Source = z.object({ text: z.string().min(1), url: z.url().nullable() }).readonly()
export type Source = z.infer<typeof Source>

const origin = {
  source: Source,
  /** The source's own date, or the day it was read. */
  date: Day,
  confidence: Confidence,
  /** Whether the branch has confirmed it with its own authority. */
  confirmed: z.boolean(),
  /** Shown to the teller next to the value: a contradiction, an exception, an older figure. */
  note: z.string().min(1).nullable(),
  /** True if borrowed from the base profile. */
  fromBase: z.boolean().default(false),
}
export const Origin = z.object(origin).readonly()
export type Origin = z.infer<typeof Origin>

/** `value` null: unknown, to be confirmed locally. */
export const rule = <T extends z.ZodType>(value: T) => z.object({ value: value.nullable(), ...origin }).readonly()
/** A rule that no counter can work without, so its value must not be null. */
export const knownRule = <T extends z.ZodType>(value: T) => z.object({ value, ...origin }).readonly()
export type Rule<T> = Origin & { readonly value: T | null }
