/** Looks at a window that stands: what is cut, outside, overlapping or doubled, and where the focus is. */
import type { Page } from 'playwright-core'

/** Runs inside the page, so it may use nothing from outside of itself. */
function faultsNow(): string[] {
  const faults: string[] = []
  const [wide, high] = [window.innerWidth, window.innerHeight]
  const shown = (element: Element): DOMRect | null => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const there = box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.opacity !== '0' && element.checkVisibility()
    return there ? box : null
  }
  const nameOf = (element: Element): string => {
    const words = (element.textContent ?? '').trim().slice(0, 12)
    return `${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? `.${element.className.split(' ')[0]}` : ''} ${words}`.trim()
  }
  if (document.documentElement.scrollWidth > wide) faults.push(`the page is ${document.documentElement.scrollWidth} wide`)
  const all = [...document.body.querySelectorAll('*')]
  for (const element of all) {
    if (!(element instanceof HTMLElement) || !shown(element)) continue
    const { overflowX, textOverflow } = getComputedStyle(element)
    const over = element.scrollWidth - element.clientWidth
    if (over <= 2 || element.clientWidth === 0) continue
    if (overflowX === 'auto' || overflowX === 'scroll') faults.push(`scrolls sideways by ${over}: ${nameOf(element)}`)
    // A word that gives way says so with dots, and says the whole with the pointer.
    const cut = (overflowX === 'hidden' || overflowX === 'clip') && element.childElementCount === 0 && element.textContent !== ''
    if (cut && !element.closest('.sr-only') && element.clientWidth > 2 && !(textOverflow === 'ellipsis' && element.title !== '')) {
      faults.push(`cut by ${over}: ${nameOf(element)}`)
    }
  }
  const scrolls = '.scroll, .dialog-body'
  // What lies over the whole window hides what stands beneath it.
  const layer = document.querySelector('.dialog') ?? document.querySelector('.machine') ?? document.body
  const controls = [...layer.querySelectorAll('button, input, [role=radio], [role=checkbox]')].flatMap(element => {
    const box = shown(element)
    return box ? [{ element, box }] : []
  })
  for (const { element, box } of controls) {
    if (box.right > wide + 1 || box.left < -1) faults.push(`outside: ${nameOf(element)}`)
    if (element.matches('.bar-key') && box.bottom > high + 1) faults.push(`below the window: ${nameOf(element)}`)
  }
  for (const [at, one] of controls.entries()) {
    for (const other of controls.slice(at + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      // What lies under the edge of a list that scrolls is not seen there.
      const seen = one.element.closest(scrolls) === other.element.closest(scrolls)
      if (width > 3 && height > 3 && seen) faults.push(`overlap: ${nameOf(one.element)} / ${nameOf(other.element)}`)
    }
  }
  const primary = document.querySelector('.dialog')
    ? [...document.querySelectorAll('.dialog .ant-btn-primary')]
    : [...document.querySelectorAll('.key-bar .bar-key.primary, .work-body .ant-btn-primary')]
  if (primary.filter(shown).length > 1) faults.push(`two primaries: ${primary.map(nameOf).join(' / ')}`)
  if (document.activeElement === document.body) faults.push('the focus is on the body')
  // A table or a list without a row says why it is empty.
  for (const list of layer.querySelectorAll('table, [role=listbox], .pick-list')) {
    const rows = list.querySelectorAll('tbody tr, [role=option], li')
    if (shown(list) && rows.length === 0) faults.push(`nothing says why it is empty: ${nameOf(list)}`)
  }
  return faults
}

export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(faultsNow)
