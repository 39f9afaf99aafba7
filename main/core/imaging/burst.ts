/** Chooses the best frame of a burst by its verdicts. Pure. */
import type { Level, Verdict } from '../../../shared/photo/verdict.ts'

/** The index of the best frame: fewest refusals, then fewest flags, then sharpest; null without any. An unreadable frame is null. */
export function bestOf(said: readonly (readonly Verdict[] | null)[]): number | null {
  const ranked = said.flatMap((verdicts, index) => (verdicts ? [{ index, worth: worthOf(verdicts) }] : []))
  const best = ranked.sort((a, b) => compare(a.worth, b.worth) || a.index - b.index)[0]
  return best ? best.index : null
}

function worthOf(verdicts: readonly Verdict[]): readonly number[] {
  const count = (level: Level) => verdicts.filter(verdict => verdict.level === level).length
  // A frame without a face has a single verdict and ranks last.
  const unsaid = verdicts.length > 1 ? 0 : 1
  return [unsaid, count('refuse'), count('flag'), -(verdicts.find(({ check }) => check === 'sharpness')?.measured ?? 0)]
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
