/** Adds up what happened in a span of days, for each day, item and teller. Pure. */
import { type Grade, isBad } from '../rating/grades.ts'
import { type Spread, spreadOf } from './spread.ts'

/** What is counted, in the order a sheet shows it. */
export const countedKinds = ['taken', 'served', 'approved', 'returned', 'rejected', 'closed', 'voided'] as const
export type CountedKind = (typeof countedKinds)[number]

/** One thing that happened; `operatorId` null where no teller had a part in it yet. */
export type Happened = {
  readonly day: string
  readonly item: string
  readonly operatorId: string | null
} & (
  | { readonly kind: CountedKind; readonly count?: number }
  | { readonly kind: 'wait' | 'handling'; readonly seconds: number }
  | { readonly kind: 'photo'; readonly first: boolean; readonly shots: number }
  | { readonly kind: 'rating'; readonly grade: Grade }
)

export type Tally = Readonly<Record<CountedKind, number>> & {
  /** Seconds from taking a number to its first call. */
  readonly wait: Spread | null
  /** Seconds from the call, or from opening the case where nobody was called, to handing it in. */
  readonly handling: Spread | null
  /** Of so many people photographed, whose first picture stayed, and how many pictures were taken in all. */
  readonly photo: { readonly first: number; readonly of: number; readonly shots: number }
  readonly rating: { readonly count: number; readonly sum: number; readonly bad: number }
}

type Heap = {
  readonly counts: Record<CountedKind, number>
  readonly waits: number[]
  readonly handlings: number[]
  photo: Tally['photo']
  rating: Tally['rating']
}

const emptyHeap = (): Heap => ({
  counts: { taken: 0, served: 0, approved: 0, returned: 0, rejected: 0, closed: 0, voided: 0 },
  waits: [],
  handlings: [],
  photo: { first: 0, of: 0, shots: 0 },
  rating: { count: 0, sum: 0, bad: 0 },
})

function put(heap: Heap, one: Happened): void {
  switch (one.kind) {
    case 'wait':
      heap.waits.push(one.seconds)
      return
    case 'handling':
      heap.handlings.push(one.seconds)
      return
    case 'photo':
      heap.photo = { first: heap.photo.first + (one.first ? 1 : 0), of: heap.photo.of + 1, shots: heap.photo.shots + one.shots }
      return
    case 'rating':
      heap.rating = {
        count: heap.rating.count + 1,
        sum: heap.rating.sum + one.grade,
        bad: heap.rating.bad + (isBad(one.grade) ? 1 : 0),
      }
      return
    default:
      heap.counts[one.kind] += one.count ?? 1
  }
}

const tallyOf = ({ counts, waits, handlings, photo, rating }: Heap): Tally => ({
  ...counts,
  wait: spreadOf(waits),
  handling: spreadOf(handlings),
  photo,
  rating,
})

export type Tallies = {
  readonly total: Tally
  readonly byDay: ReadonlyMap<string, Tally>
  readonly byItem: ReadonlyMap<string, Tally>
  readonly byOperator: ReadonlyMap<string, Tally>
}

/** Takes what happened lot by lot, so that whoever reads a long span can let others in between. */
export function openTally() {
  const total = emptyHeap()
  const groups = { day: new Map<string, Heap>(), item: new Map<string, Heap>(), operatorId: new Map<string, Heap>() }
  const heapIn = (group: Map<string, Heap>, key: string): Heap => {
    const known = group.get(key)
    if (known) return known
    const fresh = emptyHeap()
    group.set(key, fresh)
    return fresh
  }
  const finished = (group: Map<string, Heap>) =>
    new Map([...group].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, heap]) => [key, tallyOf(heap)] as const))
  return {
    add(happened: Iterable<Happened>): void {
      for (const one of happened) {
        put(total, one)
        put(heapIn(groups.day, one.day), one)
        put(heapIn(groups.item, one.item), one)
        if (one.operatorId !== null) put(heapIn(groups.operatorId, one.operatorId), one)
      }
    },
    done: (): Tallies => ({
      total: tallyOf(total),
      byDay: finished(groups.day),
      byItem: finished(groups.item),
      byOperator: finished(groups.operatorId),
    }),
  }
}
