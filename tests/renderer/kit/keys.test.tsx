/** The keys of the screens: which press reaches whom, and how fields keep what was typed. */
import { expect, test } from 'vitest'
import { belongsToTarget, KeyStore, pressOf } from '../../../renderer/kit/key-store.ts'

const key = (press: string, label = press) => ({ press, label, run: () => undefined })
const press = (name: string, ctrlKey = false) => pressOf({ key: name, ctrlKey, altKey: false, metaKey: false })

test('a press has one name, whatever the case lock and the space bar say', () => {
  expect(press('l')).toBe('L')
  expect(press(' ')).toBe('Space')
  expect(press('1', true)).toBe('Ctrl+1')
  expect(press('F9')).toBe('F9')
})

test('a dialog answers alone, and the screen behind it answers again when it closes', () => {
  const store = new KeyStore()
  store.set('screen', 0, [key('F9', 'go on')])
  const lower = store.raise(1)
  store.set('dialog', 1, [key('Escape')])
  expect(store.find('F9')).toBeNull()
  expect(store.shown().map(shown => shown.press)).toEqual(['Escape'])
  store.drop('dialog')
  lower()
  expect(store.find('F9')?.label).toBe('go on')
})

test('where two screens claim one key the bar shows the one that answers, and the clash is named', () => {
  const store = new KeyStore()
  store.set('room', 0, [key('F4', 'put aside'), key('Escape', 'leave')])
  store.set('step', 0, [key('F4', 'sign otherwise'), { ...key('Escape', 'back'), hidden: true }])
  expect(store.find('F4')?.label).toBe('sign otherwise')
  expect(store.shown().map(({ label }) => label)).toEqual(['sign otherwise'])
  expect(store.clashes()).toEqual(['F4: put aside / sign otherwise'])
})

test('letters and digits belong to a text field, F-keys never do', () => {
  const field = document.createElement('input')
  expect(belongsToTarget(field, 'A')).toBe(true)
  expect(belongsToTarget(field, 'Space')).toBe(true)
  expect(belongsToTarget(field, 'F9')).toBe(false)
  expect(belongsToTarget(field, 'Escape')).toBe(false)
  expect(belongsToTarget(document.body, 'Space')).toBe(false)
})

test('a key that only changed what it does is not drawn again', () => {
  const store = new KeyStore()
  let drawn = 0
  store.subscribe(() => {
    drawn += 1
  })
  store.set('screen', 0, [key('F9')])
  store.set('screen', 0, [key('F9')])
  expect(drawn).toBe(1)
  store.set('screen', 0, [{ ...key('F9'), off: true }])
  expect(drawn).toBe(2)
})
