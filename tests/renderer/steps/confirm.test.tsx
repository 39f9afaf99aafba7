/** The customer's step: masked data, consent, signature; then the case leaves the chair. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ok } from '../../../shared/result.ts'
import { photographed } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let engine: SharedEngine
let screen: Screen
const printed: unknown[] = []
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  await photographed(await counter.teller())
})
beforeEach(async () => {
  Object.assign(URL, { createObjectURL: () => 'blob:picture', revokeObjectURL: () => undefined })
  screen = await aScreen(counter, {
    'slip.print': (input: unknown) => {
      printed.push(input)
      return ok({
        print: { id: '01JD0000000000000000000009', kind: 'acceptance', pages: 1, bytes: 9, madeAt: '2026-03-09T02:30:00.000Z' },
        preview: new Uint8Array(9),
      })
    },
  })
  await screen.signIn('2')
  await screen.see('张**')
  await screen.press('F5', 'Enter')
  await screen.see('请您核对')
})
afterEach(() => screen.leave())
afterAll(async () => {
  await counter.end()
  await engine.end()
})

/** A pen drawn across the pad, as jsdom can send it: it knows no sizes, so the pad takes one unit as its width. */
async function sign(): Promise<void> {
  const pad = document.querySelector('.signature-pad')
  const points = [
    ['pointerdown', 0.1],
    ['pointermove', 0.5],
    ['pointermove', 0.9],
    ['pointerup', 0.9],
  ] as const
  for (const [type, x] of points) {
    pad?.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: 0.5, button: 0, bubbles: true }))
    await screen.hear()
  }
}

test('the customer sees no whole number and no whole name', async () => {
  expect(screen.text()).toContain('138****0000')
  expect(screen.text()).toContain('1101**********002X')
  expect(screen.text()).not.toContain('11010519491231002X')
  expect(screen.text()).not.toContain('张演练')
  expect(screen.text()).toContain('20.00 元')
})

test('nothing is submitted without the customer agreeing and signing', async () => {
  await screen.press('F9')
  await screen.see('请先请客户选择“同意”')
  await screen.press('1', 'F9')
  await screen.see('请客户在横线上签名')
  expect(screen.sent.some(({ name }) => name === 'confirm.sign')).toBe(false)
})

test('a customer who wants a change is led back to the form', async () => {
  await screen.press('2')
  await screen.see('手机号码')
  expect(screen.field('mobile')).not.toBeNull()
})

test('agreed and signed, the case goes to the second person, and the slip is printed', async () => {
  await screen.press('1')
  await sign()
  await screen.press('F9')
  await screen.see('已提交复核')
  await screen.see('复核中')
  expect(screen.text()).toMatch(/YL01-20260309-0001/)
  await screen.press('F5')
  await screen.until(() => expect(printed).toHaveLength(1))
  await screen.press('F9')
  await screen.see('可以开始了')
})
