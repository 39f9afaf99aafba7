/** Adds up the events of a span of days by day, item and teller. Pure. */
import { type Grade, isBad } from '../rating/grades.ts'
import { type Spread, spreadOf } from './spread.ts'

/** The counted kinds, in the order of the report. */
export const countedKinds = ['taken', 'served', 'approved', 'returned', 'rejected', 'closed', 'voided'] as const
export type CountedKind = (typeof countedKinds)[number]

/** One event; `operatorId` is null if no teller was involved yet. Durations are in seconds, or null. */
export type Happened = { readonly day: string; readonly item: string; readonly operatorId: string | null } & (
  | { readonly kind: 'taken'; readonly wait: number | null }
  | { readonly kind: 'served'; readonly handling: number | null; readonly shots: number | null; readonly firstStayed: boolean }
  | { readonly kind: Exclude<CountedKind, 'taken' | 'served'>; readonly count: number }
  | { readonly kind: 'rating'; readonly grade: Grade }
)

export type Tally = Readonly<Record<CountedKind, number>> & {
  /** Seconds from taking a ticket to its first call. */
  readonly wait: Spread | null
  /** Seconds from the call (or from opening a case without a ticket) to submission. */
  readonly handling: Spread | null
  /** `of` people photographed, `first` of them with the first picture kept, `shots` pictures in total. */
  readonly photo: { readonly first: number; readonly of: number; readonly shots: number }
  readonly rating: { readonly count: number; readonly sum: number; readonly bad: number }
}

type Heap = {
  readonly counts: Record<CountedKind, number>
  readonly waits: number[]
  readonly handlings: number[]
  readonly photo: { first: number; of: number; shots: number }
  readonly rating: { count: number; sum: number; bad: number }
}
/** Sums are kept per day, item and person, and grouped by one of them at the end. */
type Cell = Heap & { readonly day: string; readonly item: string; readonly operatorId: string | null }

const emptyHeap = (): Heap => ({
  counts: { taken: 0, served: 0, approved: 0, returned: 0, rejected: 0, closed: 0, voided: 0 },
  waits: [],
  handlings: [],
  photo: { first: 0, of: 0, shots: 0 },
  rating: { count: 0, sum: 0, bad: 0 },
})

function put({ counts, waits, handlings, photo, rating }: Heap, one: Happened): void {
  switch (one.kind) {
    case 'taken':
      counts.taken += 1
      if (one.wait !== null) waits.push(one.wait)
      return
    case 'served':
      counts.served += 1
      if (one.handling !== null) handlings.push(one.handling)
      if (one.shots === null) return
      photo.first += one.firstStayed ? 1 : 0
      photo.of += 1
      photo.shots += one.shots
      return
    case 'rating':
      rating.count += 1
      rating.sum += one.grade
      rating.bad += isBad(one.grade) ? 1 : 0
      return
    default:
      counts[one.kind] += one.count
  }
}

function together(cells: readonly Heap[]): Tally {
  const sum = (of: (cell: Heap) => number) => cells.reduce((all, cell) => all + of(cell), 0)
  const counts = emptyHeap().counts
  for (const kind of countedKinds) counts[kind] = sum(cell => cell.counts[kind])
  return {
    ...counts,
    wait: spreadOf(cells.flatMap(cell => cell.waits)),
    handling: spreadOf(cells.flatMap(cell => cell.handlings)),
    photo: { first: sum(cell => cell.photo.first), of: sum(cell => cell.photo.of), shots: sum(cell => cell.photo.shots) },
    rating: { count: sum(cell => cell.rating.count), sum: sum(cell => cell.rating.sum), bad: sum(cell => cell.rating.bad) },
  }
}

export type Tallies = {
  readonly total: Tally
  readonly byDay: ReadonlyMap<string, Tally>
  readonly byItem: ReadonlyMap<string, Tally>
  readonly byOperator: ReadonlyMap<string, Tally>
}

function grouped(cells: readonly Cell[], by: 'day' | 'item' | 'operatorId'): ReadonlyMap<string, Tally> {
  const groups = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = cell[by]
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), cell])
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) => [key, together(own)] as const))
}

/** Accepts events in batches, so that reading a long span can yield to other work in between. */
export function openTally() {
  const cells = new Map<string, Cell>()
  const cellOf = ({ day, item, operatorId }: Happened): Cell => {
    const key = `${day} ${item} ${operatorId}`
    const known = cells.get(key)
    if (known) return known
    const fresh = { ...emptyHeap(), day, item, operatorId }
    cells.set(key, fresh)
    return fresh
  }
  return {
    add(happened: Iterable<Happened>): void {
      for (const one of happened) put(cellOf(one), one)
    },
    done(): Tallies {
      const all = [...cells.values()]
      return { total: together(all), byDay: grouped(all, 'day'), byItem: grouped(all, 'item'), byOperator: grouped(all, 'operatorId') }
    },
  }
}
