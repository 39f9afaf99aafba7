/** Counts the queries a read makes, to hold it to a number that does not grow with its rows. */
import type { KyselyPlugin } from 'kysely'
import type { Core } from '../../main/core/commands/core.ts'

export async function countedQueries(core: Core, read: (core: Core) => Promise<unknown>): Promise<number> {
  let queries = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await read({ ...core, store: { ...core.store, db: core.store.db.withPlugin(counting) } })
  return queries
}
