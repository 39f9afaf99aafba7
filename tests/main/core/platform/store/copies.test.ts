/** The copies beside the store: which ones stay, and that each can be read. */
import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { copiesOf, copiesToKeep } from '../../../../../main/core/platform/store/copies.ts'
import { aCounter } from '../../../../support/a-counter.ts'
import { aSharedEngine } from '../../../../support/a-photo-engine.ts'

const hourly = (day: string, hours: number) =>
  Array.from({ length: hours }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`)

test('of an hour ago every copy stays, of yesterday the last one', () => {
  const times = [...hourly('2026-03-08', 20), ...hourly('2026-03-09', 20)].reverse()
  const kept = copiesToKeep(times)
  expect(kept.slice(0, 12)).toEqual(times.slice(0, 12))
  expect(kept.slice(12)).toEqual(['2026-03-08T19:00:00.000Z'])
})

test('after a fortnight the last copy of a day goes too', () => {
  const days = Array.from({ length: 30 }, (_, day) => `2026-03-${String(30 - day).padStart(2, '0')}T10:00:00.000Z`)
  expect(copiesToKeep(days)).toEqual(days.slice(0, 14))
})

test('closing the counter leaves a copy that holds its last minute', async () => {
  const photos = await aSharedEngine()
  const counter = await aCounter({ photos })
  const lobby = await counter.lobby()
  counter.clock.advance(60_000)
  await lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  await counter.close()
  expect((await copiesOf(counter.folder))[0]).toBe(counter.clock.now())
  await rm(counter.folder, { recursive: true })
  await photos.end()
})
