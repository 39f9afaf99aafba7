/** Follows the journal back from its last commit: which commits lead there, and so which states of the store it can be brought up from. Pure. */
import type { Mark } from './record.ts'

type Linked = Pick<Mark, 'n' | 'prev'>

export type Chain<T extends Linked> = {
  /** Of the last commit the journal holds; 0 where it holds none. */
  readonly head: number
  /** The commits to make again on a store that holds `n`, in their order; null where one of them is missing, or `n` is of an abandoned history. */
  from(n: number): readonly T[] | null
}

export function chainOf<T extends Linked>(entries: ReadonlyMap<number, T>): Chain<T> {
  const head = [...entries.keys()].reduce((most, n) => Math.max(most, n), 0)
  const backwards: T[] = []
  const placeOf = new Map<number, number>([[head, 0]])
  for (let at = entries.get(head); at !== undefined; at = entries.get(at.prev)) {
    backwards.push(at)
    placeOf.set(at.prev, backwards.length)
    if (at.prev >= at.n) break
  }
  return {
    head,
    from: n => {
      const place = placeOf.get(n)
      return place === undefined ? null : backwards.slice(0, place).reverse()
    },
  }
}
