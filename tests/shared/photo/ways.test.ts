/** Each way a picture comes has its own tolerances, each with its reason, and the place's own limits go before them. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { photoOrigins } from '../../../shared/ipc/shapes/photo.ts'
import { levelFor } from '../../../shared/photo/limits.ts'
import { limitOf, PhotoSpec } from '../../../shared/photo/standard.ts'
import { specFor, tolerances, ways } from '../../../shared/photo/ways.ts'

const base = new URL('../../../resources/profiles/base.json', import.meta.url)
const spec = PhotoSpec.parse(JSON.parse(readFileSync(base, 'utf8')).photo.value)

test('a face of 170 pixels passes from a file, but the camera at the counter is asked to come nearer', () => {
  const level = (origin: (typeof photoOrigins)[number]) => levelFor(170, limitOf(specFor(origin, spec), 'source-face-width'))
  expect(photoOrigins.map(origin => [origin, level(origin)])).toEqual([
    ['preview', 'flag'],
    ['camera', 'flag'],
    ['file', 'pass'],
    ['print', 'pass'],
    ['id-photo', 'flag'],
    ['online', 'pass'],
    ['unit', 'pass'],
  ])
})

test('a scanned print may be softer and more faded than a file, a phone may lean more', () => {
  const level = (origin: 'file' | 'print' | 'online', id: 'sharpness' | 'natural-colour' | 'pose-roll', value: number) =>
    levelFor(value, limitOf(specFor(origin, spec), id))
  expect([level('file', 'sharpness', 9), level('print', 'sharpness', 9)]).toEqual(['flag', 'pass'])
  expect([level('file', 'natural-colour', 5), level('print', 'natural-colour', 5)]).toEqual(['flag', 'pass'])
  expect([level('file', 'pose-roll', 9.5), level('online', 'pose-roll', 9.5)]).toEqual(['flag', 'pass'])
})

test('every tolerance says why it stands where it stands', () => {
  for (const way of ways) for (const { reason } of Object.values(tolerances[way])) expect(reason).toMatch(/^[A-Z].{30,}\.$/)
})

test('what the place itself sets goes before the way', () => {
  const own = { pass: [30, null], flag: null, unit: '' } as const
  expect(limitOf(specFor('print', { ...spec, limits: { sharpness: own } }), 'sharpness')).toEqual(own)
})
