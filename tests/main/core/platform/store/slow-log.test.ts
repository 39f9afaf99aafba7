/** What keeps the store for long is named in the log: by table, never by what stood in it. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { tableOf } from '../../../../../main/core/platform/store/slow-log.ts'
import { aCounter } from '../../../../support/a-counter.ts'
import { aSharedEngine } from '../../../../support/a-photo-engine.ts'

const countsFor = (rows: number) => sql`
  with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows})
  select count(*) from "operator", n where login = ${'jingban'}`

test('a slow query is logged with its table, a slow unit with the tables it touched, neither with a value', async () => {
  const photos = await aSharedEngine()
  const counter = await aCounter({ photos })
  const { store } = counter.core
  await countsFor(2_000_000).execute(store.db)
  await store.write(async ({ tx }) => {
    await tx.selectFrom('branch').select('code').execute()
    await countsFor(2_000_000).execute(tx)
  })
  const slow = counter.logged.filter(({ code }) => code.endsWith('.slow'))
  expect(slow).toContainEqual({ code: 'query.slow', fields: { table: 'operator', ms: expect.any(Number) } })
  expect(slow).toContainEqual({ code: 'unit.slow', fields: { tables: expect.stringContaining('branch operator'), ms: expect.any(Number) } })
  expect(JSON.stringify(slow)).not.toContain('jingban')
  await counter.end()
  await photos.end()
})

test.each([
  ['select "a" from "case_file" where "id" = ?', 'case_file'],
  ['insert into "audit" ("seq") values (?)', 'audit'],
  ['update "print" set "pages" = ?', 'print'],
  ['delete from "unit_row" where "at" > ?', 'unit_row'],
  ['pragma user_version = 1', ''],
])('%s is about a table', (query, table) => {
  expect(tableOf(query)).toBe(table)
})
