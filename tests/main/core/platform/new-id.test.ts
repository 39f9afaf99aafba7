/** Tests that ids made within one millisecond keep the order they were made in, also when the clock is set back. */
import { afterEach, expect, test, vi } from 'vitest'
import { newId } from '../../../../main/core/platform/new-id.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('ids of one moment, and of a clock that was set back, come in the order they were made in', () => {
  vi.useFakeTimers({ now: new Date('2026-03-09T01:00:00Z') })
  const made = Array.from({ length: 1_000 }, newId)
  vi.setSystemTime(new Date('2026-03-08T01:00:00Z'))
  made.push(newId(), newId())
  expect([...made].sort()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})
