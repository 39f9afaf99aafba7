/** Tests that a field of a case stays in the clipboard no longer than it is needed, and that nothing else is taken out of it. */
import { expect, test } from 'vitest'
import { ownClipboard } from '../../../main/shell/clipboard.ts'

function aClipboard() {
  let text = ''
  let ring = () => {}
  const system = {
    readText: async () => text,
    writeText: async (said: string) => {
      text = said
    },
    clear: () => {
      text = ''
    },
  }
  const own = ownClipboard(system, (_ms, work) => {
    ring = work
    return () => {
      ring = () => {}
    }
  })
  return { own, system, text: () => text, ring: () => ring() }
}

test('each field replaces the one before, an empty one clears it, and leaving empties it', async () => {
  const { own, text } = aClipboard()
  await own.put('张演练')
  await own.put('11010519491231002X')
  expect(text()).toBe('11010519491231002X')
  await own.put('')
  expect(text()).toBe('')
  await own.put('张演练')
  await own.empty()
  expect(text()).toBe('')
})

test('after a minute it is empty by itself', async () => {
  const { own, text, ring } = aClipboard()
  await own.put('张演练')
  ring()
  await expect.poll(text).toBe('')
})

test('what somebody copied from elsewhere meanwhile stays', async () => {
  const { own, system, text } = aClipboard()
  await own.put('张演练')
  await system.writeText('shopping list')
  await own.empty()
  expect(text()).toBe('shopping list')
})

test('a program that ends leaves nothing of a case, and clears nothing where it put nothing', async () => {
  const { own, system, text } = aClipboard()
  await system.writeText('shopping list')
  own.emptyAtOnce()
  expect(text()).toBe('shopping list')
  await own.put('张演练')
  own.emptyAtOnce()
  expect(text()).toBe('')
})
