/** Plays a hall at random, with a clock that jumps, and checks after each act that nobody is doubled, lost or passed over without end. */
import {
  type Act,
  afterAct,
  type Line,
  mayCall,
  nextFor,
  openAt,
  type Place,
  priorityKinds,
  type QueueRules,
  usualQueueRules,
} from '../../../shared/queue/line.ts'
import { dice } from '../../support/a-dice.ts'

const series = ['A', 'B', 'G', 'L']
const windows = ['01', '02', '03', '04', '05']
const places: readonly Place[] = ['waiting', 'called', 'serving', 'held', 'absent', 'done']
const minute = 60_000

export type Trial = {
  readonly acts: number
  readonly taken: number
  readonly calls: number
  readonly jumps: number
  readonly refused: number
  readonly clockJumps: number
  /** The most calls that were made past somebody by windows that could have called them, for each who stood before them. */
  readonly worstPassing: number
}

/** @throws Error that says which promise broke, with the seed */
export function playHall(seed: number, acts: number, rules: QueueRules = usualQueueRules): Trial {
  const roll = dice(seed)
  let now = Date.parse('2026-03-09T01:00:00.000Z')
  let line: Line = { numbers: [], windows: windows.map(name => ({ name, series: null, paused: false, jumps: 0 })), calls: 0 }
  let [taken, jumps, refused, clockJumps, worstPassing, days] = [0, 0, 0, 0, 0, 0]
  /** Calls made by able windows past a waiting number, and how many stood before it when it came. */
  const passed = new Map<string, { past: number; before: number }>()
  const fault = (what: string): never => {
    throw new Error(`seed ${seed}, day ${days}: ${what}`)
  }

  for (let at = 0; at < acts; at += 1) {
    now += roll.below(40_000)
    if (roll.below(400) === 0) {
      now += (roll.below(2) === 0 ? -1 : 1) * roll.below(26 * 60) * minute
      clockJumps += 1
    }
    const act = anAct(at)
    const before = line
    const window = 'window' in act ? line.windows.find(({ name }) => name === act.window) : undefined
    const told = afterAct(line, act, now, rules)
    if (told === null) {
      refused += 1
      continue
    }
    line = told.line
    if (act.do === 'take') {
      taken += 1
      passed.set(act.id, { past: 0, before: before.numbers.filter(({ state }) => state === 'waiting').length })
    }
    if (act.do === 'call' && told.choice && window) checkCall(before, told.choice.id, window)
    if (told.choice?.jump) jumps += 1
    check(before)
    // A day ends: whoever is left is called out, so that nobody stays in a line without end.
    if (line.numbers.length > 160) drain()
  }
  drain()
  return { acts, taken, calls: line.calls, jumps, refused, clockJumps, worstPassing }

  function anAct(at: number): Act {
    const kind = roll.below(100)
    const window = roll.of(windows)
    const id = roll.of<{ readonly id: string }>(line.numbers.length > 0 ? line.numbers : [{ id: 'nobody' }]).id
    const own = openAt(line, window)?.id ?? id
    if (kind < 22)
      return { do: 'take', id: `${seed}-${at}`, series: roll.of(series), kind: roll.below(3) === 0 ? roll.of(priorityKinds) : null }
    if (kind < 50) return { do: 'call', window }
    if (kind < 58) return { do: 'recall', id: roll.below(2) === 0 ? id : own, window }
    if (kind < 64) return { do: 'serve', id: own, window }
    if (kind < 70) return { do: 'absent', id: own, window }
    if (kind < 84) return { do: 'finish', id: own, window }
    if (kind < 88) return { do: 'hold', id: own, window }
    if (kind < 92) return { do: 'return', id }
    if (kind < 95) return { do: 'transfer', id, series: roll.of(series), to: roll.below(2) === 0 ? null : roll.of(windows) }
    if (kind < 98) return { do: 'pause', window, paused: roll.below(2) === 0 }
    return { do: 'assign', window, series: roll.below(2) === 0 ? null : series.filter(() => roll.below(2) === 0) }
  }

  function check(before: Line): void {
    const ids = new Set(line.numbers.map(({ id }) => id))
    if (ids.size !== line.numbers.length) fault('a number stands twice in the line')
    if (before.numbers.some(({ id }) => !ids.has(id))) fault('a number was lost')
    for (const { id, state, window } of line.numbers) {
      if (!places.includes(state)) fault(`${id} is nowhere`)
      if ((state === 'called' || state === 'serving' || state === 'held') && window === null) fault(`${id} is at no window`)
      if (state === 'waiting' && window !== null) fault(`${id} waits and is at a window`)
    }
    for (const name of windows) {
      const here = line.numbers.filter(number => number.window === name && (number.state === 'called' || number.state === 'serving'))
      if (here.length > 1) fault(`${here.length} people at window ${name}`)
    }
  }

  function checkCall(before: Line, id: string, window: Line['windows'][number]): void {
    const called = before.numbers.find(number => number.id === id) ?? fault('somebody was called who is not there')
    if (!mayCall(before, window, called)) fault('a window called somebody it may not call')
    if (window.jumps > rules.mostJumps) fault('a window preferred more in a row than the rules let it')
    for (const number of before.numbers) {
      if (number.id === id || number.arrival > called.arrival || number.notBefore > before.calls || !mayCall(before, window, number))
        continue
      const count = passed.get(number.id)
      if (!count) continue
      count.past += 1
      worstPassing = Math.max(worstPassing, count.past / (count.before + 1))
    }
  }

  /** Everybody back into the line, all windows open: each call takes one, until nobody is left. */
  function drain(): void {
    for (const { id, state, window } of line.numbers) {
      if (state === 'called' || state === 'serving') step({ do: 'finish', id, window: window ?? '' })
      if (state === 'held' || state === 'absent') step({ do: 'return', id })
    }
    for (const window of windows) {
      step({ do: 'pause', window, paused: false })
      step({ do: 'assign', window, series: null })
    }
    let left = line.numbers.filter(({ state }) => state === 'waiting').length
    for (let turn = 0; left > 0; turn += 1) {
      const window = windows[turn % windows.length] ?? '01'
      const choice = nextFor(line, line.windows.find(({ name }) => name === window) ?? fault('a window is gone'), now, rules)
      // Somebody who was sent to one window is called by that one alone.
      if (choice === null) {
        if (turn > 10_000) fault(`${left} people are never called`)
        continue
      }
      step({ do: 'call', window })
      step({ do: 'finish', id: choice.id, window })
      const now2 = line.numbers.filter(({ state }) => state === 'waiting').length
      if (now2 !== left - 1) fault('a call did not take one person out of the line')
      left = now2
    }
    if (line.numbers.some(({ state }) => state !== 'done')) fault('somebody is left')
    line = { ...line, numbers: [] }
    passed.clear()
    days += 1
  }

  function step(act: Act): void {
    line = afterAct(line, act, now, rules)?.line ?? fault(`${act.do} was refused at the end of the day`)
  }
}
