/** Shows the batches whose run failed by their numbers, so that the manager knows which unit to speak to. */
import type { Core } from '../../commands/core.ts'
import { type ItemStore, itemStore } from '../../platform/jobs/items.ts'

export function failedBatches(core: Core): ItemStore {
  const items = itemStore(core, 'unit-batch')
  return {
    ...items,
    list: async () => {
      const rows = await items.list()
      if (rows.length === 0) return rows
      const keys = rows.map(({ key }) => key)
      const named = await core.store.db.selectFrom('unit_batch').select(['id', 'number']).where('id', 'in', keys).execute()
      return rows.map(row => ({ ...row, label: named.find(({ id }) => id === row.key)?.number ?? row.key }))
    },
  }
}
