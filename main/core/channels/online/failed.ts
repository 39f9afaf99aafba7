/** Shows the answers that could not be written by the numbers their senders gave them. */
import type { Core } from '../../commands/core.ts'
import { type ItemStore, itemStore } from '../../platform/jobs/items.ts'

export function failedAnswers(core: Core): ItemStore {
  const items = itemStore(core, 'online-answers')
  return {
    ...items,
    // A person answers in another way; left as due it would be tried again at the next run.
    drop: async key => {
      const set = { answered_at: core.clock.now() }
      await core.store.write(({ tx }) => tx.updateTable('online_package').set(set).where('id', '=', key).execute())
      return items.drop(key)
    },
    list: async () => {
      const rows = await items.list()
      if (rows.length === 0) return rows
      const keys = rows.map(({ key }) => key)
      const named = await core.store.db.selectFrom('online_package').select(['id', 'package_id']).where('id', 'in', keys).execute()
      return rows.map(row => ({ ...row, label: named.find(({ id }) => id === row.key)?.package_id ?? row.key }))
    },
  }
}
