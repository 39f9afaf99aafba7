/** Says of every case whether the centre has it, since when, and if not, why and who must act. Pure. */

import type { OutboxActor, OutboxState } from '../outbox.ts'
import type { HandoverWay } from '../profile/handover.ts'
import { cardPaths, type Path } from '../workflow/path.ts'
import { agreedStates, isAtCounter, isFailed, type State, statesIn, undecidedStates } from '../workflow/table.ts'
import type { CentreAnswerCode } from './messages.ts'

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
  'for-batch',
  'for-batch-key',
  'in-batch',
  'batch-unwritten',
  'for-hand',
  'at-hand',
  'held',
  'refused',
  'refused-back',
  'dropped',
  'received',
  'withdrawing',
  'withdraw-stuck',
  'withdrawn',
  'withdraw-late',
  'withdraw-unknown',
  'changing',
  'changed',
  'change-late',
] as const
export type StandingCode = (typeof standingCodes)[number]

export type CentreFacts = {
  readonly state: State
  readonly path: Path
  /** Null: the place has not said how it hands cases in. */
  readonly way: HandoverWay | null
  readonly madeHere: boolean
  /** The place makes its batches at set times. */
  readonly scheduled?: boolean
  readonly lineDown: boolean
  /** The newest message about the case. */
  readonly message: {
    readonly state: OutboxState
    readonly error: string | null
    readonly acts: OutboxActor | null
    readonly since: string
    readonly changedAt: string
  } | null
  /** What the branch last asked about what it had handed in, unless the case was handed in anew since. */
  readonly asked: {
    readonly kind: 'change' | 'withdraw'
    /** Null while the centre has not answered. */
    readonly answer: CentreAnswerCode | null
    readonly since: string
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

/** What keeps a case back here, before the other side saw it. */
export const ownFaults = ['PICTURE_BAND', 'CODE_UNMAPPED', 'CHARACTER_UNSENDABLE'] as const
export type OwnFault = (typeof ownFaults)[number]
const isOwnFault = (error: string | null): boolean => ownFaults.some(one => one === error)

export function standingOf({ state, path, way, madeHere, scheduled = false, lineDown, message, asked }: CentreFacts): Standing {
  if (!cardPaths.some(one => one === path)) return plain('no-card')
  const answered = asked && (asked.kind === 'withdraw' ? withdrawalOf(asked, state, message) : changeOf(asked, message))
  if (answered) return answered
  if (message?.state === 'done') return { code: 'received', since: message.changedAt, acts: null, error: null }
  if (isFailed(state)) return plain('ended')
  if (message?.state === 'dead' && undecidedStates.includes(state))
    return isOwnFault(message.error)
      ? plain('undecided')
      : { code: 'refused-back', since: message.changedAt, acts: 'counter', error: message.error }
  // Given up when the case went back: it goes as it is once it is approved again.
  if (message?.state === 'dropped' && undecidedStates.includes(state)) return plain('undecided')
  if (message !== null) return onTheWay(message, { way, scheduled, lineDown })
  if (!agreedStates.includes(state)) return plain('undecided')
  if (statesIn('fee').includes(state)) return plain('unpaid', 'cards')
  if (madeHere) return plain('made-here')
  return way === null ? plain('by-desk', 'cards') : plain('not-handed', 'cards')
}

type Asked = NonNullable<CentreFacts['asked']>

function withdrawalOf({ answer, since }: Asked, at: State, message: CentreFacts['message']): Standing {
  // Where the case goes on, somebody decides whether the card is sent for once more.
  const next = isFailed(at) || isAtCounter(at) ? null : 'cards'
  if (answer === 'accepted') return { code: 'withdrawn', since, acts: next, error: null }
  if (answer === 'unknown') return { code: 'withdraw-unknown', since, acts: next, error: null }
  if (answer === 'too-late') return { code: 'withdraw-late', since, acts: 'cards', error: null }
  if (message === null || message.state === 'dead' || message.state === 'dropped')
    return { code: 'withdraw-stuck', since, acts: 'cards', error: message?.error ?? null }
  return { code: 'withdrawing', since, acts: null, error: message.error }
}

/** Null where the message about the case itself says how it stands. */
function changeOf({ answer, since }: Asked, message: CentreFacts['message']): Standing | null {
  if (answer === 'accepted') return { code: 'changed', since, acts: null, error: null }
  if (answer === 'too-late') return { code: 'change-late', since, acts: 'cards', error: null }
  if (answer === 'unknown' || message === null || ['dead', 'dropped'].includes(message.state)) return null
  return { code: 'changing', since, acts: null, error: message.error }
}

type Around = { readonly way: HandoverWay | null; readonly scheduled: boolean; readonly lineDown: boolean }

function onTheWay({ state, error, acts, since, changedAt }: NonNullable<CentreFacts['message']>, around: Around): Standing {
  if (state === 'dead') return { code: isOwnFault(error) ? 'held' : 'refused', since: changedAt, acts: acts ?? 'cards', error }
  if (state === 'dropped') return { code: 'dropped', since: changedAt, acts: 'cards', error }
  if (state === 'leased') return { code: 'going', since, acts: null, error: null }
  if (around.way === 'hand') {
    if (state === 'handed') return { code: 'at-hand', since: changedAt, acts: 'cards', error: null }
    return { code: 'for-hand', since, acts: 'cards', error: null }
  }
  if (state === 'handed')
    return error === null
      ? { code: 'in-batch', since: changedAt, acts: null, error: null }
      : { code: 'batch-unwritten', since: changedAt, acts: 'manager', error }
  if (around.way === 'batch')
    return { code: around.scheduled ? 'for-batch' : 'for-batch-key', since, acts: around.scheduled ? null : 'cards', error }
  if (around.lineDown) return { code: 'line-down', since, acts: 'manager', error }
  return { code: error === null ? 'waiting' : 'resting', since, acts: null, error }
}
