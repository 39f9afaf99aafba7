/** The hands and eyes of the tour: keys, typed text, what stands on the screen, pictures of it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Bridge } from '../../../shared/ipc/client.ts'
import type { CommandName, In, Out } from '../../../shared/ipc/contract.ts'
import type { Result } from '../../../shared/result.ts'

/** How long a person at the counter would wait for what should come at once. */
const defaultPatienceMs = 20_000

type Spot = readonly [number, number]
const handwriting: readonly (readonly [Spot, ...Spot[]])[] = [
  [
    [0.2, 0.3],
    [0.3, 0.7],
    [0.38, 0.3],
  ],
  [
    [0.42, 0.6],
    [0.5, 0.35],
    [0.58, 0.65],
  ],
  [
    [0.62, 0.35],
    [0.7, 0.6],
    [0.8, 0.4],
  ],
]

export type Hands = ReturnType<typeof handsOn>

/** `prefix` keeps the pictures of one desk apart from those of another. */
export function handsOn(page: Page, out: string, patienceMs = defaultPatienceMs, prefix = '') {
  page.setDefaultTimeout(patienceMs)
  let pictures = 0
  const press = (key: string) => page.keyboard.press(key)
  const field = (name: string) => page.locator(`[data-field="${name}"]`)
  /** Puts the focus into the field, unless the keys have led there already. */
  const hold = async (name: string) => {
    if ((await page.locator(`[data-field="${name}"]:focus`).count()) === 0) await field(name).focus()
  }

  /** Asks the core through the window's own bridge, for what the tour keeps beside the pictures. */
  async function ask<N extends CommandName>(name: N, input: In<N>): Promise<Out<N>> {
    const result = (await page.evaluate(([command, data]) => (Reflect.get(globalThis, 'counter') as Bridge).call(command, data), [
      name,
      input,
    ] as const)) as Result<Out<N>>
    if (!result.ok) throw new Error(`${name}: ${result.error.code}`)
    return result.value
  }

  /** Waits until something the core or the page knows holds. */
  async function until(what: string, holds: () => Promise<boolean>, withinMs = patienceMs): Promise<void> {
    const end = performance.now() + Math.max(withinMs, patienceMs)
    while (!(await holds())) {
      if (performance.now() > end) throw new Error(`never came: ${what}`)
      await page.waitForTimeout(50)
    }
  }

  const padBox = async () => {
    const box = await page.locator('.signature-pad').last().boundingBox()
    if (!box) throw new Error('there is no pad to sign on')
    return box
  }

  /** Presses a key of the key bar, or the one that confirms a dialog, as soon as it works. */
  const key = async (name: string) => {
    await page.locator(`:is(.key-bar, .dialog-actions) [aria-keyshortcuts="${name}"]:not(:disabled):not([data-resting])`).last().waitFor()
    await press(name)
  }

  return {
    page,
    press,
    key,
    field,
    ask,
    until,
    see: (text: string | RegExp) => page.getByText(text).first().waitFor(),
    seeGone: (text: string | RegExp) => page.getByText(text).first().waitFor({ state: 'hidden' }),
    /** Types into the field that has the focus, then Enter as a teller does. */
    async enter(text: string) {
      await page.keyboard.type(text)
      await press('Enter')
    },
    async into(name: string, text: string) {
      await hold(name)
      await press('Control+A')
      await page.keyboard.type(text)
    },
    /** Chooses a row of a code table by what a teller types. */
    async pick(name: string, text: string) {
      await hold(name)
      await page.keyboard.type(text)
      await press('Enter')
      // The choice is made when the focus has gone on.
      await page.locator(`[data-field="${name}"]:focus`).waitFor({ state: 'detached' })
    },
    /** Writes a name across the pad, the only thing at a counter done with a pen. */
    async sign() {
      const box = await padBox()
      const to = ([x, y]: Spot) => page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 8 })
      for (const [first, ...rest] of handwriting) {
        await to(first)
        await page.mouse.down()
        for (const spot of rest) await to(spot)
        await page.mouse.up()
      }
    },
    /** The same with a pen as the system reports one, for a walk in which no mouse is heard. */
    async signByPen() {
      const box = await padBox()
      const pen = await page.context().newCDPSession(page)
      const at = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: Spot) => {
        const place = { x: box.x + box.width * x, y: box.y + box.height * y }
        const down = type === 'mouseReleased' ? 0 : 1
        return pen.send('Input.dispatchMouseEvent', {
          type,
          ...place,
          button: 'left',
          buttons: down,
          clickCount: 1,
          pointerType: 'pen',
          force: 0.5,
        })
      }
      for (const [first, ...rest] of handwriting) {
        await at('mousePressed', first)
        for (const spot of rest) await at('mouseMoved', spot)
        await at('mouseReleased', rest.at(-1) ?? first)
      }
      await pen.detach()
    },
    /** A picture of the window, numbered in the order of the walk. */
    async picture(name: string): Promise<string> {
      pictures += 1
      const file = `${prefix}${String(pictures).padStart(2, '0')}-${name}.png`
      await page.screenshot({ path: join(out, file), caret: 'hide', animations: 'disabled' })
      return file
    },
    keep: (file: string, bytes: Uint8Array) => writeFile(join(out, file), bytes),
  }
}
