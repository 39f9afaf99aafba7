/** Shapes of the hall's screen: numbers and windows, and nothing of a person. */
import { HallVoice } from '../../queue/spoken.ts'
import { z } from '../../zod.ts'

export const HallCall = z.object({
  number: z.string(),
  counter: z.string(),
  /** How often this number was called; a repeated call is shown and spoken again. */
  calls: z.number().int(),
  at: z.string(),
})
export type HallCall = z.infer<typeof HallCall>
export const HallView = z.object({
  name: z.string(),
  now: z.string(),
  /** The newest first. */
  calls: z.array(HallCall),
  waiting: z.number().int(),
  voice: HallVoice,
})
export type HallView = z.infer<typeof HallView>
