/** Hands on what is due without anybody's key, and keeps the texts that were given up on. */
import type { ItemStore } from '../../platform/jobs/items.ts'
import { outboxItems } from '../../platform/outbox/items.ts'
import { portFolder, textChannel } from '../../records/reminder/rows.ts'
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

/** Texts that did not go, by the number of their case; a person has them tried again or lets them go. */
export function failedTexts(core: Core): ItemStore {
  const { store } = core
  const items = outboxItems(core, textChannel, async ids => {
    const rows = await store.db
      .selectFrom('reminder')
      .innerJoin('case_file', 'case_file.id', 'reminder.case_id')
      .select(['reminder.id', 'case_file.number'])
      .where('reminder.id', 'in', ids)
      .execute()
    return new Map(rows.map(({ id, number }) => [id, number]))
  })
  /** The text follows its message: it waits again, or is let go. */
  const change = (key: string, work: (key: string) => Promise<boolean>, state: 'queued' | 'dropped'): Promise<boolean> =>
    store.write(async ({ tx, tell }) => {
      if (!(await work(key))) return false
      const { lane } = await tx.selectFrom('outbox').select('lane').where('seq', '=', Number(key)).executeTakeFirstOrThrow()
      await tx.updateTable('reminder').set({ state }).where('id', '=', lane).where('state', 'in', ['queued', 'failed']).execute()
      tell('pickup.changed', {})
      return true
    })
  return { list: items.list, release: key => change(key, items.release, 'queued'), drop: key => change(key, items.drop, 'dropped') }
}
