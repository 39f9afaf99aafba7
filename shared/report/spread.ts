/** Summarises durations by median and 90th percentile. Pure. */
import { z } from '../zod.ts'

export const Spread = z.object({ count: z.number(), median: z.number(), nine: z.number() })
export type Spread = z.infer<typeof Spread>

/** Nearest-rank percentile. */
const ranked = (sorted: readonly number[], share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0

/** Null without values. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  return { count: sorted.length, median: ranked(sorted, 0.5), nine: ranked(sorted, 0.9) }
}
