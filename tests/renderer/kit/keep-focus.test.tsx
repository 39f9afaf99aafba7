/** What holds the focus goes away, and the focus lands on the work that stands in front. */
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { useKeepFocus } from '../../../renderer/kit/keep-focus.ts'
import { patience } from '../../support/patience.ts'

let leave = () => undefined as unknown
afterEach(() => leave())

/** A page with one field in its body; what else stands there comes as markup. */
function page(markup: string): HTMLElement {
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host.appendChild(document.createElement('div')))
  const ground = host.appendChild(document.createElement('div'))
  ground.innerHTML = markup
  const Kept = () => {
    useKeepFocus()
    return null
  }
  root.render(<Kept />)
  leave = () => {
    root.unmount()
    host.remove()
  }
  return ground
}

const held = (id: string) => vi.waitFor(() => expect(document.activeElement?.id).toBe(id), { timeout: patience(5_000) })

test('a page without a field is held by its body, so that the arrows scroll it', async () => {
  page('<main id="frame" tabindex="-1" data-landing><div id="body" tabindex="0" data-landing>words</div></main>')
  await held('body')
})

test('a field that is taken away leaves the focus on the page it stood in', async () => {
  const ground = page('<div id="body" tabindex="0" data-landing><input id="field"></div>')
  ground.querySelector('input')?.focus()
  await held('field')
  ground.querySelector('input')?.remove()
  await held('body')
})

test('a field takes the focus that has landed, and what is hidden takes none', async () => {
  const ground = page('<div id="body" tabindex="0" data-landing></div><div hidden><div id="away" tabindex="0" data-landing></div></div>')
  await held('body')
  const field = ground.appendChild(document.createElement('input'))
  field.id = 'field'
  field.focus()
  await held('field')
})

test('a dialog over the page is what stands in front', async () => {
  const ground = page('<div id="body" tabindex="0" data-landing></div>')
  await held('body')
  const dialog = document.createElement('div')
  Object.assign(dialog, { id: 'dialog', tabIndex: -1 })
  dialog.dataset.landing = ''
  const button = dialog.appendChild(document.createElement('button'))
  ground.append(dialog)
  button.focus()
  button.remove()
  await held('dialog')
})
