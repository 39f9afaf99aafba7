/** Says how long somebody will wait, from how long those before them took; and how far such a word was off lately. Pure. */

import type { QueueRules } from './line.ts'

/** A visit that is over: how long the window was busy with it, and what was said of its wait beside what came. */
export type Visit = { readonly series: string; readonly handlingMs: number }
export type Said = { readonly series: string; readonly saidMs: number; readonly cameMs: number }

export type Estimate = { readonly minutes: number; readonly errorMinutes: number | null }

/** Before anybody was served today this is what a visit takes. */
const usualHandlingMs = 8 * 60_000
/** The newest say more than the morning. */
const counted = 20
const fewest = 3
const minute = 60_000

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

/** What one visit of the series takes: its own past, that of all while it has too little, or the usual. Impossible lengths are a clock's. */
export function handlingOf(visits: readonly Visit[], series: string): number {
  const sound = visits.filter(({ handlingMs }) => handlingMs > 0 && handlingMs < 3 * 60 * minute)
  const own = sound.filter(visit => visit.series === series).slice(-counted)
  const used = own.length >= fewest ? own : sound.slice(-counted)
  return used.length >= fewest ? median(used.map(({ handlingMs }) => handlingMs)) : usualHandlingMs
}

type Counted = { readonly series: string; readonly priority: boolean; readonly count: number }

/** How many of each series are called before a number that is taken now; `first` where it is one with priority. */
export function aheadOf(
  waiting: readonly Counted[],
  first: boolean,
  { mostJumps }: Pick<QueueRules, 'mostJumps'>,
): ReadonlyMap<string, number> {
  const ahead = new Map<string, number>()
  const add = (series: string, count: number) => count > 0 && ahead.set(series, (ahead.get(series) ?? 0) + count)
  const sum = (priority: boolean) => waiting.filter(one => one.priority === priority).reduce((all, { count }) => all + count, 0)
  // After so many with priority one of the others is called.
  const between = Math.min(sum(false), Math.floor(sum(true) / mostJumps))
  const share = first && sum(false) > 0 ? between / sum(false) : 1
  for (const { series, priority, count } of waiting) add(series, priority ? count : count * share)
  return ahead
}

/** `ahead` counts those who are called before, by their series; `windows` are those that call this one. Null where no window does. */
export function estimateOf(
  { visits, said }: { readonly visits: readonly Visit[]; readonly said: readonly Said[] },
  { series, ahead, windows }: { readonly series: string; readonly ahead: ReadonlyMap<string, number>; readonly windows: number },
): Estimate | null {
  if (windows <= 0) return null
  const work = [...ahead].reduce((sum, [one, count]) => sum + handlingOf(visits, one) * count, 0)
  return { minutes: Math.round(work / windows / minute), errorMinutes: errorOf(said, series) }
}

/** How far the last words on this series were off, in the middle; null while too few of them have come true or not. */
export function errorOf(said: readonly Said[], series: string): number | null {
  const off = said.filter(one => one.series === series && one.cameMs >= 0).slice(-counted)
  return off.length < fewest ? null : Math.round(median(off.map(({ saidMs, cameMs }) => Math.abs(saidMs - cameMs))) / minute)
}
