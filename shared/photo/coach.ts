/** Coaches a person in front of the camera from look to look: lights, one hint at a time, and when to shoot. Pure. */
import { askedBy, type CoachLook, eachLight, type Hint, type Light, lights } from './coach-hints.ts'

export const phases = ['looking', 'nearly', 'holding', 'fire', 'rest'] as const
/**
 * `nearly`: in place, but another light is not green. `holding`: all lights are green and must stay green. `fire`:
 * shoot now, returned once. `rest`: lights continue, no automatic shot. Only the core's verdict on the shot counts.
 */
export type Phase = (typeof phases)[number]
export type LightState = 'good' | 'bad' | 'unknown'

type Shown = { readonly state: LightState; readonly asks: Hint | null; readonly doubts: number }
type Said = { readonly hint: Hint | null; readonly since: number }

export type Coach = {
  readonly phase: Phase
  readonly lights: Readonly<Record<Light, LightState>>
  readonly hint: Hint | null
  /** When all lights turned green, in the caller's clock. */
  readonly greenSince: number | null
  readonly greenLooks: number
  readonly shown: Readonly<Record<Light, Shown>>
  readonly said: Said
  readonly next: Said
  readonly seenAt: number
  readonly restUntil: number
}

export const holdMs = 1_000
// On a slow machine a second may contain only one look, which is not enough evidence.
const leastLooks = 3
// After this long without a look the person may have left.
const blindMs = 1_500
// A single deviating look is noise of the networks; two are a change.
const doubtsToTurn = 2
// A hint must stay long enough to be read.
const settleMs = 400
const readMs = 900

const unseen: Shown = { state: 'unknown', asks: null, doubts: 0 }
/** `restMs`: minimum wait before an automatic shot, for example before a retake. */
export function startCoach(at: number, restMs = 0): Coach {
  const said = { hint: null, since: at }
  const shown = eachLight(() => unseen)
  const phase = restMs > 0 ? 'rest' : 'looking'
  return {
    phase,
    lights: eachLight(() => 'unknown'),
    hint: null,
    greenSince: null,
    greenLooks: 0,
    shown,
    said,
    next: said,
    seenAt: at,
    restUntil: at + restMs,
  }
}

/** @returns the coach after one more look; `auto` allows the automatic shot. */
export function coachSees(coach: Coach, look: CoachLook, { at, auto }: { readonly at: number; readonly auto: boolean }): Coach {
  const asked = askedBy(look)
  const before = at - coach.seenAt > blindMs ? startCoach(at, Math.max(0, coach.restUntil - at)) : coach
  const shown = eachLight(light => turned(before.shown[light], asked[light]))
  const state = eachLight(light => shown[light].state)
  const clean = lights.every(light => asked[light] === null)
  // Without a clean first look, `holding` would flash up between two faults.
  const green = lights.every(light => state[light] === 'good') && (clean || before.hint === 'stay')
  const greenSince = green && at >= before.restUntil ? (before.greenSince ?? at) : null
  const greenLooks = greenSince === null ? 0 : before.greenLooks + 1
  const mayFire = auto && clean && greenLooks >= leastLooks
  const phase = phaseOf(state, greenSince === null ? null : at - greenSince, at < before.restUntil, mayFire)
  const told = green ? { said: { hint: 'stay' as const, since: at }, next: { hint: null, since: at } } : hintAfter(before, shown, at)
  const restUntil = phase === 'fire' ? Number.POSITIVE_INFINITY : before.restUntil
  return { phase, lights: state, hint: told.said.hint, greenSince, greenLooks, shown, ...told, seenAt: at, restUntil }
}

/** Whether the head is inside the outline, regardless of the other lights. */
export const isInPlace = ({ lights: { alone, distance, place } }: Coach): boolean =>
  [alone, distance, place].every(state => state === 'good')

/** A light turns green at once, and back only after repeated doubts. */
function turned(shown: Shown, asks: Hint | null | undefined): Shown {
  const state: LightState = asks === undefined ? 'unknown' : asks === null ? 'good' : 'bad'
  if (state === 'good' || shown.state !== 'good') return { state, asks: asks ?? null, doubts: 0 }
  const doubts = shown.doubts + 1
  return doubts < doubtsToTurn ? { ...shown, doubts } : { state, asks: asks ?? null, doubts: 0 }
}

function phaseOf(state: Coach['lights'], greenMs: number | null, resting: boolean, mayFire: boolean): Phase {
  if (resting) return 'rest'
  if (greenMs !== null) return mayFire && greenMs >= holdMs ? 'fire' : 'holding'
  const { alone, distance, place } = state
  return [alone, distance, place].every(light => light === 'good') ? 'nearly' : 'looking'
}

/** The most urgent hint, once it is stable and the previous one has been shown long enough. */
function hintAfter(coach: Coach, shown: Coach['shown'], at: number): Pick<Coach, 'said' | 'next'> {
  const wanted = lights.map(light => shown[light]).find(({ state }) => state === 'bad')?.asks ?? null
  const { said } = coach
  if (wanted === said.hint) return { said, next: { hint: wanted, since: at } }
  const next = wanted === coach.next.hint ? coach.next : { hint: wanted, since: at }
  const first = said.hint === null
  const settled = at - next.since >= settleMs && at - said.since >= readMs
  return first || settled ? { said: { hint: wanted, since: at }, next } : { said, next }
}
