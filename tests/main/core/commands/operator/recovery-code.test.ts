/** A new recovery code: only for a manager, only where there is something to guard. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await aCounter()
})
afterAll(() => counter.end())

test('practice has no code to renew, because its key lies in the clear', async () => {
  const manager = await counter.manager()
  expect(await manager.ask('store.newRecoveryCode', {})).toEqual({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

test('a teller may not draw one', async () => {
  const teller = await counter.teller()
  expect(await teller.ask('store.newRecoveryCode', {})).toEqual({ ok: false, error: { code: 'NOT_ALLOWED' } })
})
