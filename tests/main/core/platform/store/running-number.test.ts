/** Tests the running numbers of cases, receipts, slips and batches: the next one is right, and is found without reading the table. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastNumber, nextNumber, type Series } from '../../../../../main/core/platform/store/running-number.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await aCounter()
})
afterAll(() => counter.end())

const slips: Series = { table: 'stock_move', column: 'slip', digits: 3 }
const all: readonly Series[] = [
  { table: 'case_file', column: 'number', digits: 4 },
  { table: 'fee_entry', column: 'receipt', digits: 4 },
  { table: 'unit_batch', column: 'number', digits: 2 },
  slips,
]

test.each(all)('the last number in $table is found in a range of its index', async series => {
  const { rows } = await sql<{ detail: string }>`explain query plan ${lastNumber(series, 'SS01-20260309-')}`.execute(counter.core.store.db)
  const plan = rows.map(({ detail }) => detail).join('; ')
  expect(plan).toMatch(
    new RegExp(`SEARCH ${series.table} USING (COVERING )?INDEX \\S+ \\(${series.column}>\\? AND ${series.column}<\\?\\)`),
  )
  expect(plan).not.toContain('SCAN')
})

test('the first of a day is one, the one after the nine hundred and ninety-ninth has a fourth digit, and other days do not count', async () => {
  const { db } = counter.core.store
  const next = () => nextNumber(db, slips, 'K20260309-')
  expect(await next()).toBe('K20260309-001')
  const { id: operator_id } = await db.selectFrom('operator').select('id').limit(1).executeTakeFirstOrThrow()
  const moved = { event: 'receive' as const, first: 'GZ1', last: 'GZ1', count: 1, note: '', operator_id, day: '2026-03-09' }
  const keep = (slip: string) =>
    db
      .insertInto('stock_move')
      .values({ ...moved, id: slip, slip, at: counter.clock.now() })
      .execute()
  for (const slip of ['K20260308-777', 'K20260309-999']) await keep(slip)
  expect(await next()).toBe('K20260309-1000')
  await keep('K20260309-1000')
  expect(await next()).toBe('K20260309-1001')
})
