/** Tests that the list of open fees is found in an index of its own, however many cases a branch has had. */
import type { KyselyPlugin } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOpenFees } from '../../../../../main/core/queries/fee/open.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'

let counter: Counter
beforeAll(async () => {
  // Plans are SQLite's to tell.
  counter = await aCounter({ engine: 'sqlite' })
})
afterAll(() => counter.end())

/** What the store is asked, as it is asked. */
async function askedOf(): Promise<readonly { readonly sql: string; readonly parameters: readonly unknown[] }[]> {
  const { core } = counter
  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  const listening: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(core.store.db.getExecutor().compileQuery(node, { queryId: 'asked' } as never))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await listOpenFees({ ...core, store: { ...core.store, db: core.store.db.withPlugin(listening) } }, null as never)
  return asked
}

test('no table is read whole', async () => {
  const plans: string[] = []
  for (const query of await askedOf()) {
    const parts = query.sql.split('?')
    const bound = query.parameters.map(value => sql`${value}`)
    const whole = parts.reduce((made, part, at) => sql`${made}${sql.raw(part)}${bound[at] ?? sql.raw('')}`, sql.raw(''))
    const { rows } = await sql<{ detail: string }>`explain query plan ${whole}`.execute(counter.core.store.db)
    plans.push(rows.map(({ detail }) => detail).join('; '))
  }
  expect(plans.length).toBeGreaterThanOrEqual(2)
  expect(plans[0]).toContain('case_unpaid')
  for (const plan of plans) expect(plan).not.toMatch(/case_by_state|SCAN case_file|SCAN fee_entry(?! USING (COVERING )?INDEX fee_reversed)/)
})
