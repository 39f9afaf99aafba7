/** What must hold for each text to a holder at the moment it is handed on, as one table, and what becomes of a text that does not. Pure. */
import { isCardHere, isCardWaiting, isFinal, type State, statesIn } from '../workflow/table.ts'
import type { Ageing } from './ageing.ts'
import type { ReminderKind } from './reminder.ts'

export type Seat = { readonly day: string; readonly start: string; readonly end: string }

/** The case as it is now, and what the text would say of it. */
export type TextFacts = {
  readonly state: State
  /** Whether the form holds a number a text reaches. */
  readonly phone: boolean
  /** The seat held now, and whether the branch is open at its time and that time is still to come. */
  readonly seat: Seat | null
  readonly seatOpen: boolean
  readonly seatToCome: boolean
  /** For news about a seat that is no longer held: that seat, and whether the branch is closed at its time. */
  readonly was: Seat | null
  readonly wasClosed: boolean
  readonly wasToCome: boolean
  /** The last moment at which somebody invited for the seat can still be told to stay at home. */
  readonly lastCall: boolean
  /** How long the holder may still wait for it, by the place's limit. */
  readonly ageing: Ageing
}

const isOnItsWay = (state: State): boolean => statesIn('review', 'fee', 'production').includes(state)

const sameSeat = (one: Seat | null, other: Seat | null): boolean => one?.day === other?.day && one?.start === other?.start

const grounds = {
  caseOpen: ({ state }) => !isFinal(state),
  cardHere: ({ state }) => isCardHere(state),
  /** In the drawer, not on the table before its taker. */
  cardInDrawer: ({ state }) => isCardWaiting(state),
  cardOnItsWay: ({ state }) => isOnItsWay(state),
  /** Here, or on its way with time left. One whose making failed will not be here tomorrow. */
  cardMayStillCome: ({ state, lastCall }) => isCardHere(state) || (isOnItsWay(state) && state !== 'make-failed' && !lastCall),
  seatHeld: ({ seat }) => seat !== null,
  seatToCome: ({ seatToCome }) => seatToCome,
  placeOpen: ({ seatOpen }) => seatOpen,
  noSeat: ({ seat }) => seat === null,
  /** No other appointment has taken the place of the one the text takes back. */
  noOtherSeat: ({ seat, was }) => seat === null || sameSeat(seat, was),
  lostSeatToCome: ({ wasToCome }) => wasToCome,
  placeClosed: ({ wasClosed }) => wasClosed,
  limitNear: ({ ageing }) => ageing === 'soon',
  limitOver: ({ ageing }) => ageing === 'past-limit' || ageing === 'past-grace',
  stillReturned: ({ state }) => state === 'returned',
  stillRejected: ({ state }) => state === 'rejected',
  cardGoesThere: ({ state }) => state === 'sent-on',
  cardInPost: ({ state }) => state === 'mailed',
  /** Whoever took it back by a correction has it here again. */
  cardIsThere: ({ state }) => state === 'closed',
  phoneKnown: ({ phone }) => phone,
} as const satisfies Record<string, (facts: TextFacts) => boolean>
export type TextGround = keyof typeof grounds
export const textGrounds = Object.keys(grounds) as [TextGround, ...TextGround[]]

/** `drop`: nothing is said. `wait`: asked again later. `call`: somebody has to telephone. A kind: that text goes out in its place. */
export type Otherwise = 'drop' | 'wait' | 'call' | 'delayed' | 'closed-day'
type Rule = readonly [needs: TextGround, otherwise: Otherwise]

const reachable: Rule = ['phoneKnown', 'call']
const invites: readonly Rule[] = [
  ['caseOpen', 'drop'],
  ['seatHeld', 'drop'],
  ['seatToCome', 'drop'],
  ['placeOpen', 'closed-day'],
]

/** Asked from the first row of a kind to its last; the first that does not hold decides. The words are made when the text goes. */
export const textTruth: Readonly<Record<ReminderKind, readonly Rule[]>> = {
  ready: [['cardHere', 'drop'], ['cardInDrawer', 'wait'], reachable],
  booked: [...invites, ['cardMayStillCome', 'delayed'], ['cardHere', 'wait'], reachable],
  'overdue-soon': [['cardHere', 'drop'], ['cardInDrawer', 'wait'], ['limitNear', 'drop'], reachable],
  overdue: [['cardHere', 'drop'], ['cardInDrawer', 'wait'], ['limitOver', 'drop'], reachable],
  returned: [['stillReturned', 'drop'], reachable],
  rejected: [['stillRejected', 'drop'], reachable],
  delayed: [['cardOnItsWay', 'drop'], reachable],
  moved: [...invites, reachable],
  cancelled: [['caseOpen', 'drop'], ['noSeat', 'drop'], ['lostSeatToCome', 'drop'], reachable],
  'sent-on': [['cardGoesThere', 'drop'], reachable],
  there: [['cardIsThere', 'drop'], reachable],
  mailed: [['cardInPost', 'drop'], reachable],
  'closed-day': [['caseOpen', 'drop'], ['noOtherSeat', 'drop'], ['lostSeatToCome', 'drop'], ['placeClosed', 'drop'], reachable],
}

export type TextVerdict = { readonly say: 'send' } | { readonly say: Otherwise; readonly lacks: TextGround }

export function judgeText(kind: ReminderKind, facts: TextFacts): TextVerdict {
  const failed = textTruth[kind].find(([needs]) => !grounds[needs](facts))
  return failed ? { say: failed[1], lacks: failed[0] } : { say: 'send' }
}
