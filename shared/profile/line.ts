/** Determines which version of the rules is in effect on a day, from a branch's dated decisions in the order they were made. Pure. */
import type { Day } from '../time.ts'

export type LineEntry = {
  /** Numbered from one; a later decision overrules an earlier one. */
  readonly seq: number
  readonly begins: Day
  readonly profile: string
  readonly version: string
}

/**
 * The effective decisions by first day. A later decision replaces every earlier one that starts on its day or after it,
 * so that an older plan cannot silently undo it.
 */
export function lineThatCounts<E extends LineEntry>(line: readonly E[]): readonly E[] {
  const counts: E[] = []
  for (const entry of [...line].sort((a, b) => a.seq - b.seq)) {
    while (counts.length > 0 && (counts.at(-1)?.begins ?? '') >= entry.begins) counts.pop()
    counts.push(entry)
  }
  return counts
}

/** The decision in effect on a day; the first one for earlier days. Null without any decision. */
export function holdingOn<E extends LineEntry>(line: readonly E[], day: Day): E | null {
  const counts = lineThatCounts(line)
  return counts.findLast(entry => entry.begins <= day) ?? counts[0] ?? null
}

/** Decisions that start after a day. */
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

/** `wanted` if it is free, otherwise the next unused number. */
export function freeVersion(taken: readonly string[], wanted: string | null): string {
  if (wanted !== null && !taken.includes(wanted)) return wanted
  const [major, minor] = figures(taken.reduce(later, wanted ?? '1.0'))
  return `${major}.${minor + 1}`
}
