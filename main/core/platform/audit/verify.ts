/** Verifies the hash chain of the whole audit log. */
import type { Kysely } from 'kysely'
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { Tables } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { chainStart, type Head, hashOf, headOf } from './record.ts'

// A batch takes about ten milliseconds; other calls run between batches.
const lot = 1000

export async function verifyAudit(core: { readonly store: Pick<Store, 'db'> }): Promise<Out<'audit.verify'>> {
  return { brokenAt: await firstBreak(core.store.db) }
}

/**
 * The sequence number of the first entry that was changed, was moved or follows a missing one, or of the first entry cut off
 * at the end; null if the log is intact.
 */
export async function firstBreak(db: Kysely<Tables>): Promise<number | null> {
  let last: Head = { seq: 0, hash: chainStart }
  for (;;) {
    const head = await headOf(db)
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', last.seq).orderBy('seq').limit(lot).execute()
    for (const row of rows) {
      if (row.seq !== last.seq + 1 || row.previous !== last.hash || row.hash !== hashOf(row)) return row.seq
      last = row
    }
    if (rows.length === lot) await new Promise(resolve => setImmediate(resolve))
    else if ((await headOf(db)).seq === head.seq)
      return last.seq === head.seq && last.hash === head.hash ? null : Math.min(head.seq, last.seq) + 1
    // Entries were written during the check, so they are verified too.
  }
}
