/** Walks the gallery: sits down, presses what a row says, looks, and goes back to the desk. */
import type { Hands } from '../../main/cli/tour/hands.ts'
import { type Login, takeSeat } from '../../main/cli/tour/steps.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { type Stop, stops } from './gallery.ts'

const seats = { dating: '00', jingban: '03', fuhe: '09', kaguan: '11', zhuguan: '12' } as const satisfies Record<Login, string>
const settledMs = 15_000
/** From a dialog over the last step of a case back to the desk. */
const mostSteps = 12

/** Nothing is being read any more, and what was read is drawn. */
async function settled({ page }: Hands): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.waiting') === null, null, { timeout: settledMs }).catch(() => undefined)
  await page.evaluate(() => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))))
}

/** A key of the bar is pressed when it works; others, such as those of rooms, as soon as the screen stands. */
async function pressed(hands: Hands, key: string): Promise<void> {
  const works = hands.page.locator(`:is(.key-bar, .dialog-actions) [aria-keyshortcuts="${key}"]:not(:disabled):not([data-resting])`)
  await works
    .last()
    .waitFor({ timeout: 1_500 })
    .catch(() => undefined)
  await hands.press(key.replace('Ctrl+', 'Control+').replace(/\+([A-Z])$/, (_, letter: string) => `+${letter.toLowerCase()}`))
  await settled(hands)
}

/** Back to the desk, whatever stands over it. */
async function backToDesk(hands: Hands, { as }: Stop): Promise<void> {
  const dialog = hands.page.getByRole('dialog')
  const back = hands.page.locator('.key-bar [aria-keyshortcuts="Escape"]:not(:disabled)')
  for (let steps = 0; steps < mostSteps && (await dialog.count()) + (await back.count()) > 0; steps += 1) {
    await hands.press('Escape')
    await settled(hands)
  }
  if (as === 'zhuguan') await pressed(hands, 'F5')
}

/** Answers the rows whose dialog did not come, which then nobody has looked at. */
export async function walkGallery(hands: Hands, some: readonly Stop[] = stops): Promise<string[]> {
  const missing: string[] = []
  // Nobody can be asked who sits here before the program has started.
  await hands.see(appText.signIn.practiceTitle)
  for (const stop of some) {
    await takeSeat(hands, stop.as, seats[stop.as])
    await hands.page.locator('.key-bar').waitFor()
    await settled(hands)
    for (const key of stop.keys) await pressed(hands, key)
    if (stop.dialog) {
      const came = hands.page.getByRole('dialog').last()
      await came.waitFor({ timeout: 5_000 }).catch(() => missing.push(`${stop.name}: no dialog came after ${stop.keys.join(' ')}`))
    }
    await hands.picture(stop.name)
    await backToDesk(hands, stop)
  }
  return missing
}
