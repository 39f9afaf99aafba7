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
  // Each store's engine writes its own text; one that is closed takes its statements with it.
  const keptBy = new WeakMap<object, CompiledQuery<R>>()
  return (tx, ...values) => {
    const { adapter } = tx.getExecutor()
    let kept = keptBy.get(adapter)
    if (kept === undefined) {
      const slots = values.map((_, at) => new Slot(at)) as readonly unknown[]
      kept = build(tx, ...(slots as A)).compile()
      keptBy.set(adapter, kept)
    }
    const parameters = kept.parameters.map(value => (value instanceof Slot ? values[value.at] : value))
    return tx.executeQuery({ ...kept, parameters })
  }
}
