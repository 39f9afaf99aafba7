/** Shapes of the copies of the store: how old they are, what they lack, and the second place. */
import { clockWays } from '../../clock-jump.ts'
import { Instant } from '../../time.ts'
import { z } from '../../zod.ts'

export const CopiesInBar = z.object({
  /** Whether this program takes them; where a database keeps the branch, whoever runs that does. */
  here: z.boolean(),
  /** Of the newest good copy; null before the first. */
  lastAt: Instant.nullable(),
  /** The store holds what no copy has yet. */
  behind: z.boolean(),
  /** Since when nothing reached the second place; null where all is well, or there is none. */
  awaySince: Instant.nullable(),
  /** The clock of the machine jumped, or stands before the last entry. */
  clock: z.object({ way: z.enum(clockWays), days: z.number() }).nullable(),
})

export const CopiesView = CopiesInBar.extend({
  copies: z.number(),
  /** The machine word of what kept the last copy from being made. */
  error: z.string().nullable(),
  /** Pictures and papers the newest copy needs, and how many of them are nowhere any more. */
  pictures: z.number(),
  missing: z.number(),
  /** Found unreadable since the program was opened. */
  unreadable: z.number(),
  /** Null where no second place was named. */
  away: z.object({ folder: z.string(), lastOkAt: Instant.nullable(), error: z.string().nullable() }).nullable(),
})
export type CopiesView = z.infer<typeof CopiesView>
