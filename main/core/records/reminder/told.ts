/** Keeps what a text tells beyond the case as it stands: an appointment that is no longer held, and why. */
import { z } from '../../../../shared/zod.ts'

const Seat = z.object({ day: z.string(), start: z.string(), end: z.string() })
export const ToldThen = z.object({ was: Seat.nullable(), why: z.string().nullable() })
export type ToldThen = z.infer<typeof ToldThen>

export const nothingThen: ToldThen = { was: null, why: null }
export const toldThen = (told: string | null): ToldThen => (told === null ? nothingThen : ToldThen.parse(JSON.parse(told)))
