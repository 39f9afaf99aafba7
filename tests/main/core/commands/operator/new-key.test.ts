/** A new key of the store: only for a manager who proves it, only where there is something to guard. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await aCounter()
})
afterAll(() => counter.end())

const secrets = { password: 'yanlian1', passphrase: null }

test.each(['store.drawRecoveryCode', 'store.allowRekey'] as const)(
  '%s: practice has no key to renew, for it lies in the clear',
  async name => {
    const manager = await counter.manager()
    expect(await manager.ask(name, secrets)).toEqual({ ok: false, error: { code: 'NOT_ALLOWED' } })
  },
)

test.each(['store.drawRecoveryCode', 'store.allowRekey'] as const)('%s: not for a teller', async name => {
  const teller = await counter.teller()
  expect(await teller.ask(name, secrets)).toEqual({ ok: false, error: { code: 'NOT_ALLOWED' } })
})
