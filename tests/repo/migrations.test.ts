/** Tests that a released migration is never edited, and that the list of them is whole and in order. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { migrations } from '../../main/core/platform/store/migrations/index.ts'
import lock from './migrations-lock.json' with { type: 'json' }
import { sourcesIn } from './sources.ts'

// A release moves the names under `growing` to `released`, each with the sha-256 of its file.
const released: Record<string, string> = lock.released
const files = sourcesIn('main/core/platform/store/migrations').filter(({ path }) => basename(path) !== 'index.ts')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('a released migration reads as it did when it was released', () => {
  const now = Object.fromEntries(files.map(({ path, text }) => [basename(path), sha256(text)]))
  expect(Object.entries(released).filter(([name, hash]) => now[name] !== hash)).toEqual([])
})

test('every migration is either released or still growing', () => {
  expect(files.map(({ path }) => basename(path)).sort()).toEqual([...Object.keys(released), ...lock.growing].sort())
})

test('the list holds every file once, under its number and name, in order', () => {
  const names = migrations.map(({ version, name }) => `${String(version).padStart(3, '0')}-${name}.ts`)
  expect(names).toEqual(files.map(({ path }) => basename(path)).sort())
})
