/** Refuses the mouse: in the window any pointer but the customer's pen on the signature pad is an error, and the test's own hands may put nothing under it. */
import type { Page } from 'playwright-core'
import type { CounterDay } from '../../support/a-counter-day.ts'

/**
 * What only a pointing hand causes. A press of Enter or Space on a button is a click without a count, and moves are left out: the pointer
 * of the display rests somewhere over the window, and the engine tells the page when something comes to lie under it.
 */
const listen = `(() => {
  const kinds = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu', 'wheel', 'touchstart', 'dragstart']
  const byPen = event => event.target instanceof Element && event.target.closest('.signature-pad') !== null
    && (event.pointerType === 'pen' || !('pointerType' in event) || event.pointerType === '')
  const byKey = event => event.type === 'click' && event.detail === 0
  for (const kind of kinds) addEventListener(kind, event => {
    if (!event.isTrusted || byKey(event) || byPen(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    throw new Error('a pointer was used: ' + kind)
  }, { capture: true, passive: false })
})()`

/** What a locator can do that no key does. */
const handles = ['click', 'dblclick', 'hover', 'tap', 'check', 'uncheck', 'fill', 'focus', 'dragTo', 'selectOption'] as const

/** From now on the window throws at a pointer, which a walk finds among the complaints; `release` gives the test's hands back. */
export async function keysAlone({ app }: CounterDay): Promise<{ readonly release: () => void }> {
  const { page } = app.launched
  await page.addInitScript(listen)
  await page.evaluate(listen)
  const release = withoutHandles(page)
  return { release }
}

function withoutHandles(page: Page): () => void {
  const kind: object = Object.getPrototypeOf(page.locator('body'))
  const kept = handles.map(name => [name, Object.getOwnPropertyDescriptor(kind, name)] as const)
  for (const name of handles) {
    Object.defineProperty(kind, name, {
      configurable: true,
      value: () => Promise.reject(new Error(`the hands of this walk use keys, not ${name}`)),
    })
  }
  return () => {
    for (const [name, descriptor] of kept) if (descriptor) Object.defineProperty(kind, name, descriptor)
  }
}
