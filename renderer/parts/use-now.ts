/** Keeps the core's time and day at hand, for the clock, ages and waits. */
import { useEffect } from 'react'
import { useTicking } from './use-asked.ts'

// Clock and ages are shown in minutes.
const everyMs = 15_000

export type Now = { readonly ms: number; readonly today: string }

/** Null until the core has answered once. Asked again rather than counted on, so that a machine that slept is right at once. */
export function useNow(): Now | null {
  const { value, tick } = useTicking('branch.view', {})
  useEffect(() => {
    const timer = setInterval(() => tick(everyMs / 2), everyMs)
    return () => clearInterval(timer)
  }, [tick])
  return value ? { ms: Date.parse(value.now), today: value.today } : null
}

/** Whole minutes passed; null until the time is known. */
export function minutesSince(now: Now | null, instant: string): number | null {
  return now ? Math.max(0, Math.floor((now.ms - Date.parse(instant)) / 60_000)) : null
}
