/** F1 shows the keys of the screen, F1 again those of all desks, found by what is typed. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Keys, useKeys } from '../../renderer/kit/keys.tsx'
import { HelpKey } from '../../renderer/parts/help.tsx'

let root: Root
let host: HTMLElement

const drawn = async (change: () => void) => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  await act(async () => change())
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
}
const press = (key: string) =>
  drawn(
    () =>
      void (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
  )
const text = () => document.body.textContent ?? ''

function Screen() {
  useKeys([{ press: 'F9', label: '收费 20.00 元', run: () => undefined, primary: true, guarded: true }])
  return <HelpKey />
}

beforeEach(async () => {
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
  await drawn(() =>
    root.render(
      <Keys>
        <Screen />
      </Keys>,
    ),
  )
})
afterEach(async () => {
  await drawn(() => root.unmount())
  host.remove()
})

test('F1 lists what works on this screen, and says how to see the rest', async () => {
  await press('F1')
  expect(text()).toContain('收费 20.00 元')
  expect(text()).toContain('再按 F1 看全部按键')
})

test('F1 twice lists the keys of all desks; typing finds one, Esc closes all of it', async () => {
  await press('F1')
  await press('F1')
  expect(text()).toContain('卡务台')
  expect(text()).toContain('待领清单')
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement)) throw new Error('the search has not the focus')
  await drawn(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '退费')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  expect(text()).toContain('退费')
  expect(text()).not.toContain('待领清单')
  await press('Escape')
  expect(document.querySelector('[role=dialog]')).toBeNull()
})
