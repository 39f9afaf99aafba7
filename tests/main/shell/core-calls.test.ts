/** Shows how long a caller waits for the core, without waiting for it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CoreCalls } from '../../../main/shell/core-calls.ts'

const caller = { window: 'desk', seat: 1 } as const
const into = (sent: unknown[]) => (message: unknown) => void sent.push(message)

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a call the core does not answer', () => {
  test.each([
    ['case.view', 15_000],
    ['photo.shoot', 30_000],
  ])('%s is over after %i ms', async (name, deadline) => {
    const calls = new CoreCalls()
    let answer: unknown = null
    void calls.add({ caller, name, input: {} }, into([])).then(result => (answer = result))
    await vi.advanceTimersByTimeAsync(deadline - 1)
    expect(answer).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(answer).toEqual({ ok: false, error: { code: 'TIMED_OUT' } })
  })

  test('an answer that comes too late reaches nobody', async () => {
    const calls = new CoreCalls()
    const answer = calls.add({ caller, name: 'case.view', input: {} }, into([]))
    await vi.advanceTimersByTimeAsync(15_000)
    calls.answer(1, { ok: true, value: 'late' })
    expect(await answer).toEqual({ ok: false, error: { code: 'TIMED_OUT' } })
  })
})

test('a read that was lost twice is not asked a third time', async () => {
  const calls = new CoreCalls()
  const sent: unknown[] = []
  const answer = calls.add({ caller, name: 'case.view', input: {} }, into(sent))
  calls.lost()
  calls.resend(into(sent))
  calls.lost()
  expect(await answer).toEqual({ ok: false, error: { code: 'CORE_RESTARTED' } })
  expect(sent).toHaveLength(2)
})
