/** What every floor of the core may use: the store and its files, the time, the log and the windows' ear. */
import type { Blobs } from './blobs/blobs.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Store } from './store/store.ts'
import type { Tell } from './store/unit-of-work.ts'

export type PlatformContext = {
  readonly store: Store
  /** Pictures and printed documents. */
  readonly blobs: Blobs
  readonly clock: Clock
  readonly log: Log
  /** Tells the windows what changed; inside a unit of work it is held until the commit. */
  readonly tell: Tell
}
