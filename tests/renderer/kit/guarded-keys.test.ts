/** Keys that cannot hurt: a guarded key is deaf to held keys, to hammering, and while what stands under it is new. */
import { expect, test } from 'vitest'
import { type Key, KeyStore, restMs } from '../../../renderer/kit/key-store.ts'

/** A screen with one F9, at a time the test sets. */
function atTheDesk() {
  const desk = { time: 10_000, done: [] as string[] }
  const store = new KeyStore({ now: () => desk.time })
  const key = (label: string, guarded: Key['guarded'] = true, press = 'F9'): Key => ({
    press,
    label,
    run: () => void desk.done.push(label),
    ...(guarded === undefined ? {} : { guarded }),
  })
  const show = (...keys: readonly Key[]) => store.set('screen', 0, keys)
  const press = (name = 'F9', held = false) => {
    const found = store.find(name)
    if (found) store.press(found, { held })
    else store.pressedInVain(name)
  }
  const wait = (ms: number) => {
    desk.time += ms
  }
  return { store, key, show, press, wait, done: () => desk.done }
}

test('six F9 in a row collect once, send nothing and sign nothing', () => {
  const desk = atTheDesk()
  const chain = ['collect', 'send to make', 'city bank', 'branch']
  desk.show(desk.key('collect'))
  desk.wait(restMs)
  for (let pressed = 0; pressed < 6; pressed++) {
    desk.press()
    // The state has gone on by the time the next press comes.
    desk.show(desk.key(chain[desk.done().length] ?? 'none'))
    desk.wait(300)
  }
  expect(desk.done()).toEqual(['collect'])
})

test('after a rest the same hand goes on', () => {
  const desk = atTheDesk()
  desk.show(desk.key('collect'))
  desk.wait(restMs)
  desk.press()
  desk.show(desk.key('send to make'))
  desk.wait(restMs)
  desk.press()
  expect(desk.done()).toEqual(['collect', 'send to make'])
})

test('a key pressed while the screen changes is for what stood there before', () => {
  const desk = atTheDesk()
  desk.show(desk.key('next', false))
  desk.wait(5_000)
  desk.show(desk.key('collect'))
  desk.wait(restMs - 1)
  desk.press()
  expect(desk.done()).toEqual([])
})

test('the next case under the same words is something new', () => {
  const desk = atTheDesk()
  desk.show(desk.key('approve', 'case-1', 'A'))
  desk.wait(restMs)
  desk.press('A')
  desk.wait(restMs)
  desk.show(desk.key('approve', 'case-2', 'A'))
  desk.wait(restMs / 2)
  desk.press('A')
  expect(desk.done()).toEqual(['approve'])
})

test('a held key does nothing, however long it is held, and its release does not either', () => {
  const desk = atTheDesk()
  desk.show(desk.key('void'))
  desk.wait(restMs)
  for (let repeat = 0; repeat < 40; repeat++) {
    desk.press('F9', true)
    desk.wait(33)
  }
  expect(desk.done()).toEqual([])
})

test('a press that went nowhere is not heard twice: what comes under the key later asks for a new press', () => {
  const desk = atTheDesk()
  desk.show()
  desk.wait(5_000)
  desk.press()
  desk.show(desk.key('call', true))
  desk.wait(restMs - 1)
  desk.press()
  expect(desk.done()).toEqual([])
})

test('a key that makes something new does so once for a double press, and again for the next person', () => {
  const desk = atTheDesk()
  const key: Key = { press: '1', label: 'number', single: true, run: () => desk.done().push('number') }
  desk.show(key)
  desk.press('1')
  desk.wait(restMs - 1)
  desk.press('1')
  expect(desk.done()).toEqual(['number'])
  desk.wait(restMs)
  desk.press('1')
  desk.press('1', true)
  expect(desk.done()).toEqual(['number', 'number'])
})

test('a dialog over the screen and gone again is a change for both', () => {
  const desk = atTheDesk()
  desk.show(desk.key('collect'))
  desk.wait(restMs)
  const lower = desk.store.raise(1)
  desk.store.set('dialog', 1, [desk.key('refund')])
  desk.press()
  desk.wait(restMs)
  desk.store.drop('dialog')
  lower()
  desk.press()
  expect(desk.done()).toEqual([])
  desk.wait(restMs)
  desk.press()
  expect(desk.done()).toEqual(['collect'])
})

test('a key that hurts nobody is never deaf', () => {
  const desk = atTheDesk()
  desk.show(desk.key('next', false))
  desk.press()
  desk.show(desk.key('next page', false))
  desk.press()
  expect(desk.done()).toEqual(['next', 'next page'])
})

test('the bar shows a guarded key at rest, and shows it awake when it is', () => {
  const desk = atTheDesk()
  const collect = desk.key('collect')
  desk.show(collect)
  expect(desk.store.resting(collect)).toBe(true)
  desk.wait(restMs)
  expect(desk.store.resting(collect)).toBe(false)
})
