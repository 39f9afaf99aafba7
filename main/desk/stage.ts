/** Keeps what each desk shows its customer, and what the customer answered to it; in memory only, for one person at the desk. */
import type { CustomerHeard, CustomerShow, HeardAnswer } from '../../shared/ipc/shapes/customer.ts'

type Stage = {
  /** Whoever signed in; another person at the same desk begins with nothing. */
  readonly of: string
  readonly turn: number
  readonly show: CustomerShow
  readonly count: number
  readonly answer: HeardAnswer | null
}

export type Stages = {
  show(seat: number, of: string, show: CustomerShow): number
  /** What is shown now to the customer of this person; null where nothing is. */
  shown(seat: number, of: string): { readonly turn: number; readonly show: CustomerShow } | null
  answer(seat: number, answer: HeardAnswer): void
  heard(seat: number, of: string): CustomerHeard
  /** Somebody signed in, locked or left: the customer's window asks again, and is shown nothing of before. */
  changed(seat: number): void
}

export function openStages(tell: (seat: number) => void): Stages {
  const stages = new Map<number, Stage>()
  let turns = 0
  let answers = 0
  const of = (seat: number, whom: string): Stage | null => {
    const stage = stages.get(seat)
    return stage?.of === whom ? stage : null
  }
  return {
    show(seat, whom, show) {
      const before = of(seat, whom)
      turns += 1
      // A word of the coach is no new page: what the customer sees stays where it is.
      const turn = before && isSamePage(before.show, show) ? before.turn : turns
      const kept = before?.turn === turn ? { count: before.count, answer: before.answer } : { count: answers, answer: null }
      stages.set(seat, { of: whom, turn, show, ...kept })
      tell(seat)
      return turn
    },
    shown: (seat, whom) => of(seat, whom),
    answer(seat, answer) {
      const stage = stages.get(seat)
      if (!stage) return
      answers += 1
      stages.set(seat, { ...stage, count: answers, answer })
      tell(seat)
    },
    heard(seat, whom) {
      const stage = of(seat, whom)
      if (!stage) return { turn: 0, count: 0, answer: null }
      // Told once: a page of the desk that is loaded anew must not act on it a second time.
      stages.set(seat, { ...stage, answer: null })
      return { turn: stage.turn, count: stage.count, answer: stage.answer }
    },
    changed: tell,
  }
}

const isSamePage = (a: CustomerShow, b: CustomerShow): boolean =>
  JSON.stringify({ ...a, hint: null }) === JSON.stringify({ ...b, hint: null })
