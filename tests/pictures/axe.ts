/** Asks axe what of a window a person with a screen reader, without a mouse, or with weak eyes could not use. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** What of axe's findings is a fault here; a minor one is advice. */
const weighty: readonly (string | null)[] = ['moderate', 'serious', 'critical']

type Found = { readonly id: string; readonly impact: string | null; readonly targets: readonly string[] }
type Axe = {
  run(
    at: Document,
    options: { readonly resultTypes: readonly string[] },
  ): Promise<{
    readonly violations: readonly {
      readonly id: string
      readonly impact: string | null
      readonly nodes: readonly { readonly target: readonly unknown[] }[]
    }[]
  }>
}

const source = (): Promise<string> => readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Runs inside the page, so it may use nothing from outside of itself. */
async function foundNow(): Promise<Found[]> {
  const { axe } = globalThis as unknown as { readonly axe: Axe }
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  return violations.map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.map(({ target }) => target.map(String).join(' ')) }))
}

/** The whole window as it stands; a window that was not asked before learns axe first. */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source())
  const found = await page.evaluate(foundNow)
  return found
    .filter(({ impact }) => weighty.includes(impact))
    .map(({ id, impact, targets }) => `axe ${impact} ${id}: ${targets.join(', ')}`)
}
