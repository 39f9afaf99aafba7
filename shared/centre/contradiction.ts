/** Says whether what the desk records of a card stands against what the centre said, and which of the centre's words a case has passed. Pure. */
import type { productionEvents } from '../ipc/shapes/case.ts'
import { type State, statesIn } from '../workflow/table.ts'
import type { CentreStatus } from './messages.ts'

type Tick = (typeof productionEvents)[number]

/** `not-there`: the centre has not confirmed that it has the case. `said-failed`, `said-made`: its last word of the card. */
export const contradictions = ['not-there', 'said-failed', 'said-made'] as const
export type Contradiction = (typeof contradictions)[number]

/** What the centre has said since the case was last handed in, and since a person last overruled it. */
export type CentreWord = {
  /** A message waits, rests or was refused. */
  readonly missing: boolean
  readonly last: CentreStatus | null
}

/** Null where both agree, or the centre has said nothing: then the desk's word is the only one. */
export function contradictionOf(tick: Tick, { missing, last }: CentreWord): Contradiction | null {
  if (tick === 'makeFailed' || tick === 'backToCounter') return last === null || last === 'failed' ? null : 'said-made'
  if (last === 'failed') return 'said-failed'
  return missing && (tick === 'sendToMake' || tick === 'remake') ? 'not-there' : null
}

const placeOf = { 'in-production': 1, 'with-bank': 2, 'with-branch': 3 } as const satisfies Record<Exclude<CentreStatus, 'failed'>, number>
const atBranch = statesIn('pickup', 'late', 'closed')
const placeIn = (state: State): number => (state === 'making' ? 1 : state === 'at-city-bank' ? 2 : atBranch.includes(state) ? 3 : 0)

/** A card that lies at the branch was with the bank before: that word says nothing new. */
export const isPassed = (status: CentreStatus, state: State): boolean => status !== 'failed' && placeOf[status] < placeIn(state)
