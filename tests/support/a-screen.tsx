/** Puts the page before a test: the real app in jsdom, with the real core of a counter behind its bridge, worked by keys. */
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, vi } from 'vitest'
import { App } from '../../renderer/app/app.tsx'
import type { KeyRest } from '../../renderer/kit/key-store.ts'
import type { Bridge } from '../../shared/ipc/client.ts'
import type { CommandName, In, Out } from '../../shared/ipc/contract.ts'
import { ok } from '../../shared/result.ts'
import type { Counter } from './a-counter.ts'
import { patience } from './patience.ts'

/** What the shell answers while a practice store stands open; there is no shell in jsdom. */
const openStore: Out<'setup.view'> = {
  state: 'ready',
  mode: 'practice',
  custody: 'beside',
  keyringAvailable: true,
  profiles: [],
  trouble: null,
  copies: [],
  ways: [],
  stores: ['practice'],
  joined: null,
}

const keyCodes: Readonly<Record<string, string>> = { Space: ' ' }

export type Screen = Awaited<ReturnType<typeof aScreen>>

/**
 * `answers` stands in for the shell's own commands, which need Electron. A test's hands never press for what stood there
 * before, so guarded keys do not rest for them unless it asks
 * for it.
 */
export async function aScreen(
  counter: Counter | null,
  answers: Readonly<Record<string, (input: never) => unknown>> = {},
  rest: KeyRest = { rest: 0 },
) {
  const seat = counter?.emptySeat().number ?? 0
  const sent: { name: string; input: unknown }[] = []
  const listeners = new Set<(name: string, payload: unknown) => void>()
  let delivered = counter?.told.length ?? 0
  const deliver = () => {
    for (const { name, payload } of counter?.told.slice(delivered) ?? []) for (const listen of listeners) listen(name, payload)
    delivered = counter?.told.length ?? 0
  }
  const bridge: Bridge = {
    call: async (name, input) => {
      sent.push({ name, input })
      const answer = { 'setup.view': () => ok(openStore), ...answers }[name]
      const reply = answer ? (answer as (input: unknown) => unknown)(input) : await counter?.send(seat, name, input)
      deliver()
      return reply
    },
    on: listen => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
  Object.assign(window, { counter: bridge })
  window.location.hash = ''
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)

  /** What the page says of itself: two screens with one key are a fault in any test that shows them. */
  const complaints: string[] = []
  const complain = (event: ErrorEvent) => {
    complaints.push(event.message)
    event.preventDefault()
  }
  window.addEventListener('error', complain)
  const text = () => document.body.textContent ?? ''
  /** Does something as React expects it in a test; the core answers between two of these, and that is no fault. */
  const drawn = async (change: () => void) => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
    await act(async () => change())
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  }
  const settled = async (check: () => void) => {
    await vi.waitFor(
      async () => {
        await drawn(() => undefined)
        if (complaints.length === 0) check()
      },
      { timeout: patience(20_000), interval: 20 },
    )
    if (complaints.length > 0) throw new Error(complaints[0])
  }
  await drawn(() => root.render(<App rest={rest} />))
  const focused = () => document.activeElement ?? document.body
  const field = (name: string) => document.querySelector<HTMLElement>(`[data-field="${name}"]`)

  return {
    seat,
    sent,
    text,
    field,
    /** The name of the field that holds the focus. */
    focus: () => focused().getAttribute('data-field'),
    see: (wanted: string | RegExp) => settled(() => expect(text()).toMatch(wanted)),
    gone: (unwanted: string | RegExp) => settled(() => expect(text()).not.toMatch(unwanted)),
    until: settled,
    /** Presses keys one after the other, where the focus is. */
    async press(...keys: string[]) {
      for (const name of keys) {
        const [ctrlKey, altKey] = [name.startsWith('Ctrl+'), name.startsWith('Alt+')]
        const plain = ctrlKey ? name.slice(5) : altKey ? name.slice(4) : name
        const key = keyCodes[plain] ?? plain
        await drawn(
          () => void focused().dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, altKey, bubbles: true, cancelable: true })),
        )
      }
    },
    /** Types over what the focused field holds, as a fast scanner does. */
    async type(typed: string) {
      const input = focused()
      if (!(input instanceof HTMLInputElement)) throw new Error(`the focus is on ${input.outerHTML.slice(0, 80)}`)
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      await drawn(() => {
        setter?.call(input, typed)
        input.dispatchEvent(new Event('input', { bubbles: true }))
      })
    },
    async goTo(name: string) {
      await drawn(() => field(name)?.focus())
    },
    keys: () =>
      [...document.querySelectorAll('.key-bar .bar-key:not(:disabled, [data-resting])')].map(key => key.getAttribute('aria-keyshortcuts')),
    /** Something another seat did becomes known to this window. */
    hear: () => drawn(deliver),
    ask: async <N extends CommandName>(name: N, input: In<N>) => (await counter?.send(seat, name, input)) as { ok: boolean; value: Out<N> },
    async signIn(digit: string) {
      await settled(() => expect(text()).toContain('演练用户'))
      await this.press(digit, 'Enter')
      await settled(() => expect(text()).toContain('退出登录'))
    },
    async leave() {
      await drawn(() => root.unmount())
      window.removeEventListener('error', complain)
      host.remove()
    },
  }
}
