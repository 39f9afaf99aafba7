/** Says which version of the rules holds on a day, from the dated decisions of a branch in the order they were made. Pure. */
import type { Day } from '../time.ts'

export type LineEntry = {
  /** Decisions count on from one; a later one overrules an earlier one. */
  readonly seq: number
  readonly begins: Day
  readonly profile: string
  readonly version: string
}

/**
 * The decisions that count, by the day they begin: a later decision takes the place of every earlier one
 * that would begin on its day or after it, so that nothing planned before can undo it unseen.
 */
export function lineThatCounts<E extends LineEntry>(line: readonly E[]): readonly E[] {
  const counts: E[] = []
  for (const entry of [...line].sort((a, b) => a.seq - b.seq)) {
    while (counts.length > 0 && (counts.at(-1)?.begins ?? '') >= entry.begins) counts.pop()
    counts.push(entry)
  }
  return counts
}

/** What holds on a day; before the first decision, the first. Null for a line without one. */
export function holdingOn<E extends LineEntry>(line: readonly E[], day: Day): E | null {
  const counts = lineThatCounts(line)
  return counts.findLast(entry => entry.begins <= day) ?? counts[0] ?? null
}

/** Decided, but not yet begun. */
export const plannedAfter = <E extends LineEntry>(line: readonly E[], day: Day): readonly E[] =>
  lineThatCounts(line).filter(entry => entry.begins > day)

const figures = (version: string): readonly [number, number] => {
  const [major = '0', minor = '0'] = version.split('.')
  return [Number(major), Number(minor)]
}
const later = (a: string, b: string): string => {
  const [[aMajor, aMinor], [bMajor, bMinor]] = [figures(a), figures(b)]
  return aMajor > bMajor || (aMajor === bMajor && aMinor >= bMinor) ? a : b
}

/** `wanted` where it is free, otherwise the first number after every one that is taken. */
export function freeVersion(taken: readonly string[], wanted: string | null): string {
  if (wanted !== null && !taken.includes(wanted)) return wanted
  const [major, minor] = figures(taken.reduce(later, wanted ?? '1.0'))
  return `${major}.${minor + 1}`
}
