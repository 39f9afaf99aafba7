/** Says until when what identifies a person is kept with a case, and what a request to erase it meets. Pure. */
import { type ErrandState, isErrandOpen } from '../errand/errand.ts'
import { addDays, type Day } from '../time.ts'
import { isFinal, type State } from '../workflow/table.ts'

export type Periods = {
  /** Days after the hand-over, or the end of an act or a change of data. */
  readonly closed: number | null
  /** Days after a rejection, a void or any other end. */
  readonly ended: number | null
}

type Kept = { readonly state: State; readonly endedOn: Day; readonly wiped: boolean }

const periodOf = ({ closed, ended }: Periods, state: State): number | null => (state === 'closed' ? closed : ended)

/** The last day on which it is kept; null while the case is under way, or where the place has not said. */
export function keptUntil(periods: Periods, { state, endedOn }: Kept): Day | null {
  const days = isFinal(state) ? periodOf(periods, state) : null
  return days === null ? null : addDays(endedOn, days)
}

/**
 * What becomes of a request to erase (PIPL Art. 47): `erase` at once; `under-way`, the purpose is not yet reached; `by-law`, the time for
 * which the place keeps files is not over, and until then it is stored and not used; `unset`, the place has not said for how long.
 */
export const requestOutcomes = ['erase', 'under-way', 'by-law', 'unset', 'wiped'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]

export function outcomeOf(periods: Periods, kept: Kept, today: Day): RequestOutcome {
  if (kept.wiped) return 'wiped'
  if (!isFinal(kept.state)) return 'under-way'
  // Nothing came of it: no card was made and no record changed that a file would have to prove.
  if (kept.state !== 'closed') return 'erase'
  const until = keptUntil(periods, kept)
  if (until === null) return 'unset'
  return until < today ? 'erase' : 'by-law'
}

type KeptErrand = { readonly state: ErrandState; readonly endedOn: Day | null; readonly wiped: boolean }

/** A visit at home or a request for another province goes after the days of what left no card; what its case shows stays with the case. */
export function errandKeptUntil({ ended }: Periods, { endedOn }: KeptErrand): Day | null {
  return endedOn === null || ended === null ? null : addDays(endedOn, ended)
}

export function errandOutcomeOf(periods: Periods, kept: KeptErrand, today: Day): RequestOutcome {
  if (kept.wiped) return 'wiped'
  if (isErrandOpen(kept.state)) return 'under-way'
  // Nobody went anywhere and nothing was answered.
  if (kept.state === 'dropped') return 'erase'
  const until = errandKeptUntil(periods, kept)
  if (until === null) return 'unset'
  return until < today ? 'erase' : 'by-law'
}
