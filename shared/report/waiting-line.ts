/** How many people waited in each hour of a day, and how many usually do at that hour. Pure. */

/** From taking the number until it was called first, or given up; null for who still waits. In milliseconds. */
export type Stay = { readonly from: number; readonly to: number | null }
export type DayOfStays = { readonly begins: number; readonly stays: readonly Stay[] }

export type LineHour = {
  /** The hour of the day, by the branch's clock. */
  readonly hour: number
  /** The most people who waited at once in it; null for an hour still to come. */
  readonly most: number | null
  /** The fewest and the most of the days before; null where there are none. */
  readonly low: number | null
  readonly high: number | null
}

const hourMs = 3_600_000
/** A day without any number still shows the hours a counter keeps. */
const usual = { first: 9, last: 17 } as const

const waitingAt = (stays: readonly Stay[], at: number): number =>
  stays.reduce((count, { from, to }) => count + (from <= at && (to === null || to > at) ? 1 : 0), 0)

/** A line only grows when somebody joins it, so the most of an hour stood at its beginning or at one of these moments. */
export function mostIn({ begins, stays }: DayOfStays, hour: number): number {
  const [start, end] = [begins + hour * hourMs, begins + (hour + 1) * hourMs]
  const near = stays.filter(({ from, to }) => from < end && (to === null || to > start))
  const joined = near.flatMap(({ from }) => (from >= start ? [from] : []))
  return Math.max(0, ...[start, ...joined].map(at => waitingAt(near, at)))
}

export function hoursOf(days: readonly DayOfStays[]): readonly number[] {
  const hours = days.flatMap(({ begins, stays }) => stays.map(({ from }) => Math.floor((from - begins) / hourMs)))
  const [first, last] = [Math.min(usual.first, ...hours), Math.max(usual.last, ...hours)]
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}

export function lineByHour(today: DayOfStays, before: readonly DayOfStays[], now: number): readonly LineHour[] {
  return hoursOf([today, ...before]).map(hour => {
    const earlier = before.map(day => mostIn(day, hour))
    return {
      hour,
      most: today.begins + hour * hourMs > now ? null : mostIn(today, hour),
      low: earlier.length === 0 ? null : Math.min(...earlier),
      high: earlier.length === 0 ? null : Math.max(...earlier),
    }
  })
}
