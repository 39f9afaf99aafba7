/** How long the other side asks to be left alone, in seconds or as a date, whichever clock is wrong. */
import { expect, test } from 'vitest'
import { restOf } from '../../../../../main/core/channels/centre/line.ts'

const now = Date.parse('2026-03-09T02:30:00Z')

test('seconds and dates are understood, and what is neither is as good as nothing', () => {
  const rest = (said?: string, date?: string) =>
    restOf({ ...(said === undefined ? {} : { 'retry-after': said }), ...(date ? { date } : {}) }, now)
  expect(rest('120')).toBe(120_000)
  expect(rest(' 0 ')).toBe(0)
  expect(rest('Mon, 09 Mar 2026 03:30:00 GMT')).toBe(3_600_000)
  expect(rest('Monday, 09-Mar-26 03:30:00 GMT')).toBe(3_600_000)
  // Its clock is a day behind ours: what counts is the hour it asks for.
  expect(rest('Sun, 08 Mar 2026 03:30:00 GMT', 'Sun, 08 Mar 2026 02:30:00 GMT')).toBe(3_600_000)
  expect(rest('Mon, 09 Mar 2026 01:00:00 GMT')).toBe(0)
  for (const said of [undefined, '', '-5', '1.5', 'soon', '2026']) expect(rest(said)).toBe(said === '2026' ? 2_026_000 : null)
})
