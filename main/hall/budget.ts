/** Holds one desk to what people at it can do: so many calls a second, and some at once after a rest. Pure but for the time it is told. */

export type Budget = { take(now: number): boolean }

const perSecond = 60
const most = 240

export function callBudget(): Budget {
  let left = most
  let at: number | null = null
  return {
    take(now) {
      left = Math.min(most, left + ((now - (at ?? now)) / 1_000) * perSecond)
      at = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
