/** Says of every case whether the centre has it, since when, and if not, why and who must act. Pure. */

import type { OutboxActor, OutboxState } from '../outbox.ts'
import type { HandoverWay } from '../profile/handover.ts'
import { cardPaths, type Path } from '../workflow/path.ts'
import { agreedStates, isFailed, type State, statesIn } from '../workflow/table.ts'

export const standingCodes = [
  'no-card',
  'undecided',
  'unpaid',
  'ended',
  'by-desk',
  'made-here',
  'not-handed',
  'waiting',
  'going',
  'line-down',
  'resting',
  'refused',
  'dropped',
  'received',
] as const
export type StandingCode = (typeof standingCodes)[number]

export type CentreFacts = {
  readonly state: State
  readonly path: Path
  /** Null: the place has not said how it hands cases in. */
  readonly way: HandoverWay | null
  readonly madeHere: boolean
  readonly lineDown: boolean
  /** The newest message about the case. */
  readonly message: {
    readonly state: OutboxState
    readonly error: string | null
    readonly acts: OutboxActor | null
    readonly since: string
    readonly changedAt: string
  } | null
}
export type Standing = {
  readonly code: StandingCode
  readonly since: string | null
  /** Null where nobody has to do anything. */
  readonly acts: OutboxActor | null
  /** Why not, as a machine word. */
  readonly error: string | null
}

const plain = (code: StandingCode, acts: OutboxActor | null = null): Standing => ({ code, since: null, acts, error: null })

export function standingOf({ state, path, way, madeHere, lineDown, message }: CentreFacts): Standing {
  if (!cardPaths.some(one => one === path)) return plain('no-card')
  if (message?.state === 'done') return { code: 'received', since: message.changedAt, acts: null, error: null }
  if (isFailed(state)) return plain('ended')
  if (message !== null) return onTheWay(message, lineDown)
  if (!agreedStates.includes(state)) return plain('undecided')
  if (statesIn('fee').includes(state)) return plain('unpaid', 'cards')
  if (madeHere) return plain('made-here')
  return way === null ? plain('by-desk', 'cards') : plain('not-handed', 'cards')
}

function onTheWay({ state, error, acts, since, changedAt }: NonNullable<CentreFacts['message']>, lineDown: boolean): Standing {
  if (state === 'dead') return { code: 'refused', since: changedAt, acts: acts ?? 'cards', error }
  if (state === 'dropped') return { code: 'dropped', since: changedAt, acts: 'cards', error }
  if (state === 'leased') return { code: 'going', since, acts: null, error: null }
  if (lineDown) return { code: 'line-down', since, acts: 'manager', error }
  return { code: error === null ? 'waiting' : 'resting', since, acts: null, error }
}
