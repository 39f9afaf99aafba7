/** A number of days as a rule counts them. */
import { z } from '../zod.ts'

/** Workdays by the official calendar, or days as they come. */
export const Span = z.object({ days: z.int().nonnegative(), unit: z.enum(['work', 'calendar']) }).readonly()
export type Span = z.infer<typeof Span>
