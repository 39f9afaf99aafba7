/** Writes into the audit log what was done to the store while it was closed, as the first thing after it is open again. */
import { record } from '../platform/audit/record.ts'
import type { PlatformContext } from '../platform/context.ts'
import { restoredIn } from '../platform/store/witness/restored.ts'

type Context = Pick<PlatformContext, 'store' | 'clock'>

/** An earlier state was put back, rebuilt or accepted by somebody at the start screen, where nobody is signed in. */
export async function noteRestored(core: Context): Promise<void> {
  const restored = await restoredIn(core.store.db)
  if (restored === null) return
  const { way, lacks, from } = restored
  await core.store.write(async ({ tx }) => {
    await tx.updateTable('store_head').set({ restored: null }).execute()
    await record(core, tx, { who: null, what: 'store.restored', facts: { way, lacks, from } })
  })
}

/** A new key is put in place while nobody works, after a manager has allowed it; with it go the copies that the old one opens. */
export async function noteRekeyed(core: Context): Promise<void> {
  await core.store.write(({ tx }) => record(core, tx, { who: null, what: 'store.rekeyed', facts: {} }))
}

/** What bore no witness any more was begun anew; the store itself lacks nothing. */
export async function noteMended(core: Context): Promise<void> {
  for (const what of core.store.mended)
    await core.store.write(({ tx }) => record(core, tx, { who: null, what: 'store.mended', facts: { what } }))
}
