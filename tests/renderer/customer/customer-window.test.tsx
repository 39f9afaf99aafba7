/** The window on the customer's screen: large pages, the whole form before a yes, and nothing of anybody when the teller is away. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { paged } from '../../../renderer/customer/check-pages.tsx'
import { CustomerApp } from '../../../renderer/customer/customer-app.tsx'
import type { Bridge } from '../../../shared/ipc/client.ts'
import type { In } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { customerEnglish } from '../../../shared/strings/en/customer.ts'
import { customerText as text } from '../../../shared/strings/zh-CN/customer.ts'
import { atBranch, otherCitizen, photographed } from '../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { patience } from '../../support/patience.ts'

let engine: SharedEngine
let counter: Counter
let seat: Seat
let view: CaseView
let root: Root
let host: HTMLElement
let listeners: Set<(name: string, payload: unknown) => void>
let delivered: number

beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  seat = await counter.teller()
  view = await photographed(seat)
})
afterAll(async () => {
  await counter.end()
  await engine.end()
})

const drawn = async (change: () => void) => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  await act(async () => change())
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
}
const deliver = () => {
  for (const { name, payload } of counter.told.slice(delivered)) for (const listen of listeners) listen(name, payload)
  delivered = counter.told.length
}
const shown = () => document.body.textContent ?? ''
const sees = (wanted: string | RegExp) =>
  vi.waitFor(
    async () => {
      await drawn(deliver)
      expect(shown()).toMatch(wanted)
    },
    { timeout: patience(20_000), interval: 20 },
  )
const button = (label: string) => [...document.querySelectorAll('button')].find(one => one.textContent?.includes(label))
const touch = (label: string) => drawn(() => button(label)?.click())
const shows = (show: In<'customer.show'>) => seat.call('customer.show', show)

beforeEach(async () => {
  Object.assign(URL, { createObjectURL: () => 'blob:picture', revokeObjectURL: () => undefined })
  listeners = new Set()
  delivered = counter.told.length
  const bridge: Bridge = {
    call: (name, input) => counter.send(seat.number, name, input, 'customer'),
    on: listen => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
  Object.assign(window, { counter: bridge })
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
  await shows({ page: 'welcome', ticket: null })
  await drawn(() => root.render(<CustomerApp />))
})
afterEach(async () => {
  await drawn(() => root.unmount())
  host.remove()
})

describe('the pages the desk leads through', () => {
  test('greet whoever was called with their number, and nobody with nothing', async () => {
    await sees(text.blank.note)
    await shows({ page: 'welcome', ticket: 'A017' })
    await sees('A017')
  })

  test('say what will be done and what it costs, then ask for each consent by itself', async () => {
    const plan = { item: 'REPLACE_PHOTO', reason: 'LOOKS_CHANGED', fee: 2000, promisedDay: '2026-03-25', said: ['旧卡当场收回。'] } as const
    await shows({ page: 'plan', caseId: view.id, plan: { ...plan, said: [...plan.said], consents: ['PHOTO_CONSENT'] } })
    await sees('20.00 元')
    expect(shown()).toContain('3月25日 星期三')
    await touch(text.next)
    expect(shown()).toContain('旧卡当场收回。')
    await touch(text.next)
    expect(shown()).toContain(text.consentTitle.PHOTO_CONSENT)
    await touch(text.plan.agree)
    await sees(text.plan.noted)
    expect((await seat.call('customer.heard', {})).answer).toEqual({ kind: 'agree' })
  })

  test('show every field of the form before the yes can be given', async () => {
    await shows({ page: 'check', caseId: view.id })
    await sees(view.identity.name)
    const { sheet } = await seat.call('customer.sheet', { caseId: view.id })
    const seen: string[] = [shown()]
    while (button(text.check.agree) === undefined) {
      await touch(text.next)
      seen.push(shown())
      expect(seen.length).toBeLessThan(12)
    }
    const read = seen.join('\n')
    for (const cell of sheet.groups.flatMap(({ cells }) => cells)) if (cell.value !== '') expect(read).toContain(cell.value)
    expect(read).toContain('110105 1949 1231 002X')
    await touch(text.check.agree)
    await vi.waitFor(async () => expect((await seat.call('customer.heard', {})).answer).toEqual({ kind: 'agree' }))
  })

  test('in large type one thing a page, and the same words', async () => {
    await shows({ page: 'check', caseId: view.id })
    await sees(view.identity.name)
    await touch(text.larger)
    expect(document.querySelector('.elder')).not.toBeNull()
    const pages = Number(/1 \/ (\d+)/.exec(shown())?.[1])
    expect(pages).toBeGreaterThan(5)
    expect(document.querySelectorAll('.cw-facts > div').length).toBeLessThanOrEqual(4)
  })

  test('speak English where the customer wants it, and Chinese to the next one', async () => {
    await shows({ page: 'wait', caseId: view.id })
    await sees(text.wait.title)
    await touch('English')
    await sees(customerEnglish.wait.title)
    await shows({ page: 'picture', caseId: view.id })
    await sees(customerEnglish.picture.title)
    await shows({ page: 'welcome', ticket: 'A018' })
    await sees('正在办理 A018 号')
  })

  test('say so where no voice of this machine can read them aloud', async () => {
    await shows({ page: 'wait' })
    await sees(text.wait.title)
    await touch(text.listen)
    await sees(text.noVoice)
  })

  test('end with the day, and take the rating past the teller', async () => {
    const cards = await counter.cards()
    const done = await atBranch(counter, otherCitizen)
    seat = cards
    await drawn(() => root.unmount())
    root = createRoot(host)
    await shows({ page: 'bye', caseId: done.id })
    await drawn(() => root.render(<CustomerApp />))
    await sees(text.bye.when)
    await touch(text.bye.rate)
    await touch(text.rate.grade(1))
    expect(button(text.rate.hand)?.disabled).toBe(true)
    await touch(text.rate.reason('wait'))
    await touch(text.rate.hand)
    await sees(text.rate.thanks)
    expect((await cards.call('rating.view', { caseId: done.id }))?.moment).toBeDefined()
    seat = await counter.teller()
  })
})

test('a screen that is locked shows nothing, at once', async () => {
  const own = await counter.teller()
  seat = own
  await shows({ page: 'check', caseId: view.id })
  await sees(view.identity.name)
  await own.call('session.lock', {})
  await sees(text.blank.title)
  expect(shown()).not.toContain(view.identity.name)
  expect(document.querySelector('img')).toBeNull()
  seat = await counter.teller()
})

test('wide lines take the width, narrow ones stand in pairs, and no page overflows', () => {
  const line = (name: string, wide: boolean) => ({ name, value: name, wide })
  const lines = [line('a', false), line('b', true), line('c', false), line('d', false), line('e', true)]
  const pages = paged(lines, 4)
  expect(pages.map(page => page.map(({ name }) => name).join(''))).toEqual(['ab', 'cde'])
})
