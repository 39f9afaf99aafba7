/** Counts the keys that reach the page, as the engine delivers them, and what is written by an input method. */
import type { Hands } from '../hands.ts'

export type Counted = { readonly keys: number; readonly written: number }
export type KeyCount = { readonly now: () => Promise<Counted>; readonly write: (text: string) => Promise<void> }

const name = 'keysHeard'

/** Runs inside the page, whose types this room does not have. Shift and Ctrl are held while the other hand presses; a held key is one press. */
const listen = `(() => {
  if ('${name}' in globalThis) return
  globalThis.${name} = 0
  const holds = ['Shift', 'Control', 'Alt', 'Meta']
  addEventListener('keydown', event => {
    if (event.isTrusted && !event.repeat && !holds.includes(event.key)) globalThis.${name} += 1
  }, { capture: true })
})()`

export async function keyCount({ page }: Hands): Promise<KeyCount> {
  await page.evaluate(listen)
  let written = 0
  return {
    now: async () => ({ keys: Number(await page.evaluate(`globalThis.${name}`)), written }),
    /** Chinese comes from an input method, whose keys depend on the person: its characters are counted apart. */
    write: async text => {
      await page.keyboard.insertText(text)
      written += [...text].length
    },
  }
}
