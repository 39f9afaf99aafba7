/** Records how long each stage of a picture took. */
import { performance } from 'node:perf_hooks'

export type Stopwatch = { lap(stage: string): void; end(): Record<string, number> }

export function stopwatch(): Stopwatch {
  const start = performance.now()
  const ms: Record<string, number> = {}
  const rounded = (value: number) => Math.round(value * 10) / 10
  let last = start
  return {
    lap: stage => {
      const now = performance.now()
      ms[stage] = rounded(now - last)
      last = now
    },
    end: () => ({ ...ms, total: rounded(performance.now() - start) }),
  }
}
