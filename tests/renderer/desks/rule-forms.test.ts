/** Every rule of every shipped place goes through its dialog and comes out as it went in. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { loadResources } from '../../../main/core/rules/resources.ts'
import { originTyped, typedOrigin } from '../../../renderer/desks/manager/profile/draft.ts'
import { formOf } from '../../../renderer/desks/manager/profile/rule-forms.ts'
import { entryAt, everyPlace } from '../../../shared/profile/places.ts'
import type { Profile } from '../../../shared/profile/profile.ts'

let profiles: ReadonlyMap<string, Profile>
beforeAll(async () => {
  profiles = (await loadResources(join(import.meta.dirname, '../../../resources'))).profiles
})

test('a dialog that is opened and closed with Enter changes nothing', () => {
  const changed: string[] = []
  let seen = 0
  for (const profile of profiles.values()) {
    for (const place of everyPlace) {
      const entry = entryAt(profile, place)
      if (place.key === 'papers' || entry === undefined || !('value' in entry)) continue
      const form = formOf(place.key, profile.photo.value)
      const written = form.write(form.read(entry.value))
      seen += 1
      if (!written.ok || JSON.stringify(written.value) !== JSON.stringify(entry.value))
        changed.push(`${profile.id} ${place.key} ${place.item}`)
    }
  }
  expect(seen).toBeGreaterThan(300)
  expect(changed).toEqual([])
})

test('where a rule comes from is kept word by word; written here it is the place’s own', () => {
  const origin = profiles.get('guangzhou')?.photoFromAge
  if (!origin) throw new Error('no such rule')
  const { value: _value, ...source } = origin
  expect(source.fromBase).toBe(true)
  expect(originTyped(typedOrigin(source, '2026-03-09'))).toEqual({ ...source, fromBase: false })
})

const typed = (key: Parameters<typeof formOf>[0], words: Readonly<Record<string, string>>) => {
  const profile = profiles.get('base')
  if (!profile) throw new Error('no base')
  return formOf(key, profile.photo.value).write(words)
}

test('what is left empty is not known, and not nothing', () => {
  expect(typed('fees', { fen: '', free: '' })).toEqual({ ok: true, value: null })
  expect(typed('fees', { fen: '', free: 'first-card' })).toEqual({ ok: true, value: { fen: null, free: ['first-card'] } })
  expect(typed('fees', { fen: '0', free: '' })).toEqual({ ok: true, value: { fen: 0, free: [] } })
  expect(typed('pickupLimitDays', { value: '' })).toEqual({ ok: true, value: null })
  expect(typed('mail', { offered: '', fen: '' })).toEqual({ ok: true, value: null })
  const posted = { offered: 'yes', fen: '10' }
  expect(typed('mail', { ...posted, most: '16' })).toEqual({ ok: true, value: { offered: true, fen: 1000, most: 1600 } })
  expect(typed('mail', { ...posted, most: '' })).toEqual({ ok: true, value: { offered: true, fen: 1000, most: null } })
  expect(typed('mail', { ...posted, most: '8' })).toMatchObject({ ok: false })
  expect(typed('photoFromAge', { value: '' })).toMatchObject({ ok: false, field: 'value' })
})

test('hours and ages are read as people write them', () => {
  const slots = { slotMinutes: '30', slotCapacity: '4' }
  const week = { 1: [{ from: '09:00', to: '12:00' }], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  expect(typed('hours', { 'week.1': '9:00－12:00', ...slots })).toEqual({ ok: true, value: { week, slotMinutes: 30, slotCapacity: 4 } })
  expect(typed('hours', { 'week.2': '12:00-9:00', ...slots })).toMatchObject({ ok: false, field: 'week.2' })
  expect(typed('validity', { bands: '0:至7岁 7：10年 60:长期' })).toMatchObject({
    ok: true,
    value: [
      { fromAge: 0, holds: { by: 'age', untilAge: 7 } },
      { fromAge: 7, holds: { by: 'years', years: 10 } },
      { fromAge: 60, holds: { by: 'long' } },
    ],
  })
  expect(typed('validity', { bands: '10年' })).toMatchObject({ ok: false, field: 'bands' })
})
