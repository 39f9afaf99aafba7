/** Decides who is called next and what may happen to a number. Pure. */

// Order rests on counters, never on the clock: a clock that jumps moves nobody in the line, it only changes from when on a long wait counts.

import { z } from '../zod.ts'

/** Why somebody is called before those who came earlier. */
export const priorityKinds = ['old', 'disabled', 'soldier', 'booked', 'other'] as const
export const PriorityKind = z.enum(priorityKinds)
export type PriorityKind = z.infer<typeof PriorityKind>

export type Place = 'waiting' | 'called' | 'serving' | 'held' | 'absent' | 'done'

export type Numbered = {
  readonly id: string
  readonly series: string
  readonly kind: PriorityKind | null
  /** Who came before whom, over all series. */
  readonly arrival: number
  readonly takenMs: number
  readonly state: Place
  /** Where it is called, served or held. */
  readonly window: string | null
  /** Only this window calls it, unless that one has paused: somebody was sent there. */
  readonly to: string | null
  /** Not before so many calls were made in the hall: who missed the own call does not stand in front of all who came in time. */
  readonly notBefore: number
}

export type Window = {
  readonly name: string
  /** Series it calls; null for all. */
  readonly series: readonly string[] | null
  readonly paused: boolean
  /** How many it has called in a row before somebody who came earlier. */
  readonly jumps: number
}

export type QueueRules = {
  /** So many with priority in a row, then one of those who came earlier. */
  readonly mostJumps: number
  /** Whoever has waited so long is next, in the order they came, whatever their kind. */
  readonly mostWaitMs: number
  /** So many are called before somebody who missed the call and came back. */
  readonly callsAfterAbsence: number
}

export const usualQueueRules: QueueRules = { mostJumps: 2, mostWaitMs: 45 * 60_000, callsAfterAbsence: 3 }

/** Why somebody was called before others: kept with the call. `waited`: the longest wait of the rules was over. */
export type Jump = PriorityKind | 'waited' | 'sent'
export type Choice = { readonly id: string; readonly jump: Jump | null }

export type Line = {
  readonly numbers: readonly Numbered[]
  readonly windows: readonly Window[]
  /** How many calls the hall has made today. */
  readonly calls: number
}

const byArrival = (a: Numbered, b: Numbered): number => a.arrival - b.arrival

/** Whether this window may call that number, were it there alone. */
export function mayCall(line: Pick<Line, 'windows'>, window: Window, number: Numbered): boolean {
  if (number.state !== 'waiting') return false
  if (number.to !== null && number.to !== window.name) {
    const sentTo = line.windows.find(({ name }) => name === number.to)
    if (sentTo !== undefined && !sentTo.paused) return false
  }
  if (number.to === window.name) return true
  return window.series === null || window.series.includes(number.series)
}

/** Whom a window calls next, and why before others; null where nobody waits for it. */
export function nextFor(line: Line, window: Window, nowMs: number, rules: QueueRules): Choice | null {
  const able = line.numbers.filter(number => mayCall(line, window, number)).sort(byArrival)
  // Those who missed their call wait their few turns, unless nobody else is there.
  const inTime = able.filter(({ notBefore }) => notBefore <= line.calls)
  const waiting = inTime.length > 0 ? inTime : able
  const [first] = waiting
  if (!first) return null
  // Whoever was sent here has waited for a window before.
  const sent = waiting.find(({ to }) => to === window.name)
  if (sent) return { id: sent.id, jump: sent === first ? null : 'sent' }
  // A clock that was set back makes a wait negative; nobody is overdue by that.
  const overdue = waiting.find(({ takenMs }) => nowMs - takenMs >= rules.mostWaitMs)
  if (overdue) return { id: overdue.id, jump: overdue === first ? null : 'waited' }
  const preferred = waiting.find(({ kind }) => kind !== null)
  if (!preferred || preferred === first) return { id: first.id, jump: null }
  if (window.jumps >= rules.mostJumps) return { id: first.id, jump: null }
  return { id: preferred.id, jump: preferred.kind ?? 'other' }
}

/** In which order those who wait will be called, as far as it can be told: as if one window called them all. `window` has its own first. */
export function expectedOrder(
  numbers: readonly Numbered[],
  nowMs: number,
  rules: QueueRules,
  window: string | null = null,
): readonly Numbered[] {
  const waiting = numbers.filter(({ state }) => state === 'waiting').sort(byArrival)
  const sentHere = waiting.filter(({ to }) => to !== null && to === window)
  const all = waiting.filter(number => !sentHere.includes(number))
  const isOverdue = ({ takenMs }: Numbered) => nowMs - takenMs >= rules.mostWaitMs
  const [overdue, others] = [all.filter(isOverdue), all.filter(number => !isOverdue(number))]
  const preferred = others.filter(({ kind }) => kind !== null)
  const usual = others.filter(({ kind }) => kind === null)
  const order = [...sentHere, ...overdue]
  for (let [one, two, jumps] = [0, 0, 0]; one < preferred.length || two < usual.length; ) {
    const [first, second] = [preferred[one], usual[two]]
    const takes = first && (!second || first.arrival < second.arrival || jumps < rules.mostJumps)
    if (takes) {
      order.push(first)
      jumps = second && first.arrival > second.arrival ? jumps + 1 : 0
      one += 1
    } else if (second) {
      order.push(second)
      jumps = 0
      two += 1
    }
  }
  return order
}

export type Act =
  | { readonly do: 'take'; readonly id: string; readonly series: string; readonly kind: PriorityKind | null }
  | { readonly do: 'call'; readonly window: string }
  | { readonly do: 'recall' | 'serve' | 'absent' | 'finish' | 'hold'; readonly id: string; readonly window: string }
  /** Back into the line: of somebody held, or who missed the call. */
  | { readonly do: 'return'; readonly id: string }
  | { readonly do: 'transfer'; readonly id: string; readonly series: string; readonly to: string | null }
  | { readonly do: 'pause'; readonly window: string; readonly paused: boolean }
  | { readonly do: 'assign'; readonly window: string; readonly series: readonly string[] | null }

export type Told = { readonly line: Line; readonly choice: Choice | null }

const open: readonly Place[] = ['called', 'serving']
/** From where each act may take a number. */
const from = {
  recall: ['called', 'absent'],
  serve: ['called', 'serving'],
  absent: ['called'],
  finish: ['called', 'serving'],
  hold: ['called', 'serving'],
  return: ['held', 'absent'],
  transfer: ['waiting', 'called', 'serving', 'held', 'absent'],
} as const satisfies Record<string, readonly Place[]>

export const openAt = (line: Pick<Line, 'numbers'>, window: string): Numbered | undefined =>
  line.numbers.find(number => number.window === window && open.includes(number.state))

/** The line after the act; null where the act is refused and nothing changes. */
export function afterAct(line: Line, act: Act, nowMs: number, rules: QueueRules): Told | null {
  if (act.do === 'take') return taken(line, act, nowMs)
  if (act.do === 'pause' || act.do === 'assign') {
    const window = line.windows.find(({ name }) => name === act.window)
    if (!window) return null
    return told(withWindow(line, { ...window, ...(act.do === 'pause' ? { paused: act.paused } : { series: act.series }) }))
  }
  if (act.do === 'call') return called(line, act.window, nowMs, rules)
  const number = line.numbers.find(({ id }) => id === act.id)
  if (!number || !(from[act.do] as readonly Place[]).includes(number.state)) return null
  if (act.do === 'return') {
    const late = number.state === 'absent' ? line.calls + rules.callsAfterAbsence : 0
    return told(withNumber(line, { ...number, state: 'waiting', window: null, notBefore: late }))
  }
  if (act.do === 'transfer') {
    return told(withNumber(line, { ...number, state: 'waiting', window: null, series: act.series, to: act.to, notBefore: 0 }))
  }
  return atWindow(line, act, number)
}

function atWindow(line: Line, act: Extract<Act, { id: string; window: string }>, number: Numbered): Told | null {
  const here = openAt(line, act.window)
  if (act.do === 'recall') {
    // One person at a time at a window; whoever stands at another is not called away from it.
    if ((here && here.id !== number.id) || (number.state === 'called' && number.window !== act.window)) return null
    return told(withNumber({ ...line, calls: line.calls + 1 }, { ...number, state: 'called', window: act.window }))
  }
  if (number.window !== act.window) return null
  const state = ({ serve: 'serving', absent: 'absent', finish: 'done', hold: 'held' } as const)[act.do]
  return told(withNumber(line, { ...number, state }))
}

function taken(line: Line, { id, series, kind }: Extract<Act, { do: 'take' }>, nowMs: number): Told | null {
  if (line.numbers.some(number => number.id === id)) return null
  const arrival = line.numbers.reduce((last, number) => Math.max(last, number.arrival), 0) + 1
  const number: Numbered = { id, series, kind, arrival, takenMs: nowMs, state: 'waiting', window: null, to: null, notBefore: 0 }
  return told({ ...line, numbers: [...line.numbers, number] })
}

function called(line: Line, name: string, nowMs: number, rules: QueueRules): Told | null {
  const window = line.windows.find(one => one.name === name)
  if (!window || window.paused || openAt(line, name)) return null
  const choice = nextFor(line, window, nowMs, rules)
  const number = choice && line.numbers.find(({ id }) => id === choice.id)
  if (!choice || !number) return null
  const counted = withWindow({ ...line, calls: line.calls + 1 }, { ...window, jumps: jumpsAfter(window.jumps, choice.jump) })
  return { line: withNumber(counted, { ...number, state: 'called', window: name }), choice }
}

/** Only those who are preferred count: who has waited too long is owed the place, and who was sent here changes nothing. */
export const jumpsAfter = (jumps: number, jump: Jump | null): number => {
  if (jump === 'sent') return jumps
  return jump === null || jump === 'waited' ? 0 : jumps + 1
}

const told = (line: Line): Told => ({ line, choice: null })
const withNumber = (line: Line, changed: Numbered): Line => ({
  ...line,
  numbers: line.numbers.map(number => (number.id === changed.id ? changed : number)),
})
const withWindow = (line: Line, changed: Window): Line => ({
  ...line,
  windows: line.windows.map(window => (window.name === changed.name ? changed : window)),
})
