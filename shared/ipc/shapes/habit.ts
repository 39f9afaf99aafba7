/** Shapes of what a person has set for themselves at any desk of the branch: moved keys, more contrast. */
import { type MovableKey, type Moves, movableKeys, places } from '../../habits/moved-keys.ts'
import { z } from '../../zod.ts'

const MovesShape: z.ZodType<Moves, Moves> = z.partialRecord(z.enum(movableKeys), z.enum(places)) as z.ZodType<
  { readonly [K in MovableKey]?: Moves[K] },
  Moves
>

export const Habits = z.object({
  moves: MovesShape,
  /** More than the system asks for already. */
  contrast: z.boolean(),
})
export type Habits = z.infer<typeof Habits>
export const usualHabits: Habits = { moves: {}, contrast: false }
