/** Hands on what is due without anybody's key, and keeps the texts that were given up on. */
import { sql } from 'kysely'
import { mostTries } from '../../../../shared/pickup/reminder.ts'
import type { ItemStore } from '../../platform/jobs/items.ts'
import { portFolder } from '../../records/reminder/rows.ts'
import type { Core } from '../core.ts'
import { handOnDue } from './hand-on.ts'

/**
 * A folder that cannot be written fails the job, which rests and asks again, and costs no text one of its tries: those count what a
 * person tried, and a share that is away for a night must not leave every text given up in the morning.
 */
export async function handOnByItself(core: Core): Promise<void> {
  // Where nobody named a folder nothing is expected to go out.
  if ((await portFolder(core)) === null) return
  await handOnDue(core, null)
}

const mostShown = 50

/** Texts given up on, by the number of their case; a person has them tried again or lets them go. */
export function failedTexts(core: Core): ItemStore {
  const change = async (key: string, set: { readonly state: 'queued' | 'dropped'; readonly tries?: number }): Promise<boolean> =>
    core.store.write(async ({ tx, tell }) => {
      const { numUpdatedRows } = await tx
        .updateTable('reminder')
        .set(set)
        .where('id', '=', key)
        .where('state', '=', 'failed')
        .executeTakeFirst()
      tell('pickup.changed', {})
      return numUpdatedRows > 0n
    })
  return {
    list: async () => {
      const rows = await core.store.db
        .selectFrom('reminder')
        .innerJoin('case_file', 'case_file.id', 'reminder.case_id')
        .select(['reminder.id', 'reminder.tries', 'reminder.due_at', 'case_file.number'])
        .select(sql<string>`coalesce(reminder.last_error, 'TEXTS_NOT_TAKEN')`.as('error'))
        .where('reminder.state', '=', 'failed')
        .orderBy('reminder.due_at')
        .limit(mostShown)
        .execute()
      return rows.map(({ id, number, tries, error, due_at }) => {
        return { key: id, label: number, attempts: Math.min(tries, mostTries), error, since: due_at, quarantined: true }
      })
    },
    release: key => change(key, { state: 'queued', tries: 0 }),
    drop: key => change(key, { state: 'dropped' }),
  }
}
