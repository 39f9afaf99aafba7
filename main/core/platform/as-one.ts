/** Runs several features as one: in one transaction, all of them kept or none. */
import type { EventName, EventPayload } from '../../../shared/ipc/events.ts'
import type { Core } from './core.ts'

type Told = { readonly [N in EventName]: { readonly name: N; readonly payload: EventPayload<N> } }[EventName]

/**
 * The features are called as ever, with a core whose store is the transaction. Nothing slow may be awaited in it; the windows are told
 * when all of it stands.
 */
export async function asOne<T>(core: Core, work: (joined: Core) => Promise<T>): Promise<T> {
  const told: Told[] = []
  const tell = (<N extends EventName>(name: N, payload: EventPayload<N>) =>
    void told.push({ name, payload } as Told)) satisfies Core['tell']
  const done = await core.store.transaction(tx =>
    work({ ...core, tell, store: { ...core.store, db: tx, transaction: inner => inner(tx) } }),
  )
  for (const { name, payload } of told) core.tell(name, payload)
  return done
}
