/** Takes a copy of the store when something has changed since the last one. */
import type { Blobs } from '../platform/blobs/blobs.ts'
import { takeCopy } from '../platform/blobs/take-copy.ts'
import type { PlatformContext } from '../platform/context.ts'
import { allCopies } from '../platform/store/copies/copies.ts'

type Copying = Pick<PlatformContext, 'store' | 'clock' | 'log'> & { readonly blobs: Blobs }

/** The function remembers what it copied last; right after the start it asks the newest copy. */
export function copyWhenChanged(core: Copying): () => Promise<void> {
  let copiedAt: number | null = null
  return async () => {
    if (!core.store.copiedHere) return sweepUnowned(core)
    const changes = core.store.changes()
    const same = copiedAt === null ? await isCopied(core) : changes === copiedAt
    if (!same) await takeCopy(core)
    copiedAt = changes
  }
}

/** Whether the last run of the program left a copy of what it left in the store. */
const isCopied = async ({ store }: Copying): Promise<boolean> => (await allCopies(store.folder))[0]?.n === store.commits()

/** Where the copies are somebody else's, what they find by the way is looked for by itself: pictures that never got their row. */
const sweepUnowned = async ({ store, blobs }: Copying): Promise<void> => void (await blobs.sweep(await store.files.unowned()))
