/** Skin tone decides no verdict: the same person in the same light is accepted from light to very dark skin. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PhotoEngine } from '../../../../../main/core/imaging/engine.ts'
import { openNetworks } from '../../../../../main/core/imaging/net/networks.ts'
import type { PhotoSpec } from '../../../../../shared/photo/standard.ts'
import { goodPeople, type Person } from '../../../../bench/photo/good-people.ts'
import { jpegOf, toned } from '../../../../bench/photo/raster.ts'
import { inTone, tones } from '../../../../bench/photo/skin-tones.ts'
import { defects, goodFrame } from '../../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, modelsDir, photoSpec, readable, verdictOf } from '../../../../support/a-photo-engine.ts'

let engine: PhotoEngine
let spec: PhotoSpec
let people: Person[]
beforeAll(async () => {
  engine = await aPhotoEngine()
  spec = await photoSpec()
  people = await goodPeople(await openNetworks(modelsDir))
})
afterAll(() => engine.close())

test.each(tones)('skin of lightness %i in good light: nothing is said against the picture of any of three people', async tone => {
  for (const person of people) {
    const judged = readable(await engine.judge(await inTone(person, tone), spec))
    expect({ person: person.name, said: judged.verdicts.filter(one => one.level !== 'pass') }).toEqual({ person: person.name, said: [] })
  }
})

test('what is measured of detail and tones stays the same from the lightest to the darkest', async () => {
  const [person] = people
  if (!person) throw new Error('There is nobody')
  const measure = async (tone: number, check: 'sharpness' | 'dynamic-range') =>
    verdictOf(await engine.judge(await inTone(person, tone, 'toned'), spec), check).measured ?? 0
  for (const check of ['sharpness', 'dynamic-range'] as const) {
    const [light, dark] = [await measure(tones[0], check), await measure(tones[tones.length - 1] ?? 0, check)]
    expect(Math.abs(dark / light - 1)).toBeLessThan(0.1)
  }
})

test('a picture half as bright is never taken for dark skin, not before a bright wall either', async () => {
  for (const { name, image, alpha } of people) {
    const isPerson = (x: number, y: number) => (alpha.data[y * image.width + x] as number) > 0.5
    for (const [where, dimmed] of [
      ['all over', toned(image, value => value / 2)],
      ['but for the wall', toned(image, (value, x, y) => (isPerson(x, y) ? value / 2 : 240))],
    ] as const) {
      const looked = await engine.look(await jpegOf(dimmed), spec)
      const said = looked.readable ? looked.verdicts.find(({ check }) => check === 'luminance')?.level : null
      expect({ name, where, said }).not.toEqual({ name, where, said: 'pass' })
      expect(said).toBeTruthy()
    }
  }
})

test('too little light is still seen, on light skin and on dark', async () => {
  const frame = await goodFrame()
  expect(readable(await engine.judge(await defects.dark(frame), spec)).outcome).toBe('refused')
  const dark = people.find(person => person.name === 'man-pink-shirt')
  if (!dark) throw new Error('The man with dark skin is missing')
  expect(readable(await engine.judge(await defects.dark(dark.file), spec)).outcome).toBe('refused')
})
