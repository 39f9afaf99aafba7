/** Takes a copy of the store whenever something was written since the last one. */
import type { Core } from '../commands/core.ts'
import { takeCopy } from '../platform/store/copies.ts'

/** Everything that counts leaves an entry in the log, so its length tells whether a copy would differ. */
export function copyWhenChanged({ store, clock }: Pick<Core, 'store' | 'clock'>): () => Promise<void> {
  let copiedAt = -1
  return async () => {
    const last = await store.db
      .selectFrom('audit')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirst()
    const seq = Number(last?.seq ?? 0)
    if (seq === copiedAt) return
    await takeCopy(store, clock.now())
    copiedAt = seq
  }
}
