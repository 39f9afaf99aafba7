/** What a person has set for themselves follows them to every desk, and is nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await aCounter()
})
afterAll(() => counter.end())

test('a moved key and more contrast are there at the next desk, and a colleague has none of it', async () => {
  const teller = await counter.teller()
  expect(await teller.call('habit.view', {})).toEqual({ moves: {}, contrast: false })
  const mine = { moves: { F9: 'Insert' as const }, contrast: true }
  await teller.call('habit.keep', mine)
  expect(await (await counter.seated('jingban', '21')).call('habit.view', {})).toEqual(mine)
  expect(await (await counter.reviewer()).call('habit.view', {})).toEqual({ moves: {}, contrast: false })
})

test('two keys in one place are refused with a sentence that names both, and what was kept stays', async () => {
  const reviewer = await counter.reviewer()
  const refused = await reviewer.ask('habit.keep', { moves: { F9: 'F5' }, contrast: false })
  expect(refused).toEqual({ ok: false, error: { code: 'KEY_TAKEN', detail: { place: 'F5', key: 'F5', other: 'F9' } } })
  if (!refused.ok) expect(sayRefusal(refused.error)).toContain('F5 上已有 F5 和 F9')
  expect(await reviewer.call('habit.view', {})).toEqual({ moves: {}, contrast: false })
})

test.each([[{ F9: 'F1' }], [{ F12: 'F9' }], [{ F9: 'Escape' }], [{ F9: 'A' }]])('%j is no move at all', async moves => {
  const reviewer = await counter.reviewer()
  expect(await counter.send(reviewer.number, 'habit.keep', { moves, contrast: false })).toMatchObject({
    ok: false,
    error: { code: 'BAD_INPUT' },
  })
})
