/** Keeps which writes are done, in the transaction of their effect: the effect and the mark stand together or not at all. */
import type { Kysely } from 'kysely'
import { Instant } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext } from '../context.ts'

/** Longer than any desk sends a write again. */
const keptMs = 24 * 60 * 60_000
/** Old marks go a few at a time, so that no write pays for all of them. */
const sweptAtOnce = 20

export async function isFinished(db: Kysely<Tables>, id: string): Promise<boolean> {
  return (await db.selectFrom('call_done').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function markFinished({ clock }: Pick<RecordsContext, 'clock'>, tx: Tx, id: string, name: string): Promise<void> {
  const now = clock.now()
  const old = Instant.parse(new Date(Date.parse(now) - keptMs).toISOString())
  const swept = await tx.selectFrom('call_done').select('id').where('at', '<', old).orderBy('at').limit(sweptAtOnce).execute()
  if (swept.length > 0)
    await tx
      .deleteFrom('call_done')
      .where(
        'id',
        'in',
        swept.map(row => row.id),
      )
      .execute()
  await tx.insertInto('call_done').values({ id, name, at: now }).execute()
}
