/** Takes a copy of the store with its pictures, and then removes the files that no row of it named. */
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Copied } from '../store/copies/make.ts'
import type { Store } from '../store/store.ts'
import type { Blobs } from './blobs.ts'

type Copying = { readonly store: Pick<Store, 'copy'>; readonly blobs: Blobs; readonly clock: Clock; readonly log: Log }

/** @throws Refusal DB_DAMAGED where the copy does not read through; DISK_FULL. */
export async function takeCopy({ store, blobs, clock, log }: Copying): Promise<Copied> {
  const started = performance.now()
  const copied = await store.copy(clock.now())
  const removed = await blobs.sweep(copied.orphans)
  const { entries, pictures, added, missing } = copied
  log('copy.taken', { entries, pictures, added, missing, removed, ms: Math.round(performance.now() - started) })
  return copied
}
