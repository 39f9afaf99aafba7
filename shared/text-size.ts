/** The four steps of the text, and which of them a screen has room for. Pure. */
import { z } from './zod.ts'

export const textSizes = [1, 1.1, 1.25, 1.5] as const
export type TextStep = 0 | 1 | 2 | 3
export const TextSize = z.object({ step: z.literal([0, 1, 2, 3]) })

/** The narrowest page every screen is made for. */
export const leastWidth = 1093

/** The largest step up to the wanted one that leaves the page its least width; `width` is that of the window without any step. */
export function stepFitting(wanted: TextStep, width: number): TextStep {
  const steps = ([3, 2, 1, 0] as const).filter(step => step <= wanted)
  return steps.find(step => width / textSizes[step] >= leastWidth - 1) ?? 0
}
