/** Compiles a statement once and runs it with other values: building it anew each time takes longer than SQLite needs to run it. */
import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Tx } from './unit-of-work.ts'

/** Stands in a statement for a value that is given when it runs. */
class Slot {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
}

type Value = string | number | null

/** For the few statements that run with every message. `build` is called once, with places for the values: it must not look at them. */
export function compiled<A extends readonly Value[], R>(
  build: (tx: Tx, ...values: A) => Compilable<R>,
): (tx: Tx, ...values: A) => Promise<QueryResult<R>> {
  let kept: CompiledQuery<R> | null = null
  return (tx, ...values) => {
    if (kept === null) {
      const slots = values.map((_, at) => new Slot(at)) as readonly unknown[]
      kept = build(tx, ...(slots as A)).compile()
    }
    const parameters = kept.parameters.map(value => (value instanceof Slot ? values[value.at] : value))
    return tx.executeQuery({ ...kept, parameters })
  }
}
