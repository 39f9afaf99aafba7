/** A number of days in working days or calendar days. */
import { z } from '../zod.ts'

/** `work`: working days by the official calendar; `calendar`: every day. */
export const Span = z.object({ days: z.int().nonnegative(), unit: z.enum(['work', 'calendar']) }).readonly()
export type Span = z.infer<typeof Span>
