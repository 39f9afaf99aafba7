/** Measures what a teller and a customer wait for in the real window, with a filmed person before the camera: `npm run bench:window`. */
import { execFile } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { promisify } from 'node:util'
import { tableOf } from '../../../main/cli/eval/tables.ts'
import { type App, anApp, aPlace } from '../../support/an-app.ts'

const rounds = 10
const readings = 6
const readingMs = 2_000

const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1)} at the start, other processes of the program included.`
const place = await aPlace()
const app = await anApp(place)
try {
  await app.walkTo('form')
  const { hands } = app
  await hands.page.locator('[data-phase]').first().waitFor()
  // The shutter is left to the key, so that the wait can be counted from it.
  await hands.key('A')
  const cold = await coreMegabytes(app)
  const looks: number[] = []
  const waits: number[] = []
  for (let round = 0; round < rounds; round++) {
    await hands.page.locator('[data-phase=holding]').waitFor()
    while (looks.length < readings) looks.push(await rateAfter(app, readingMs))
    waits.push(await keyToJudged(app))
    await hands.key('F5')
  }
  const tell = (values: readonly number[], digits: number) =>
    [...values]
      .sort((a, b) => a - b)
      .map(value => value.toFixed(digits))
      .join(', ')
  const rows = [
    ['looks a second of the coach', tell(looks, 1), 'at least 6'],
    ['key to the judged picture on the screen, ms, burst of five', tell(waits, 0), '500'],
    ['memory of the core, MB: at the camera, after the bursts', `${cold}, ${await coreMegabytes(app)}`, '400'],
  ]
  process.stdout.write(`${machine}\n\n${tableOf(['in the window', 'measured', 'target'], rows)}\n`)
} finally {
  await app.close()
  await place.remove()
}

/** What the screen itself says under the lights, after it had time to count afresh. */
async function rateAfter({ hands: { page } }: App, ms: number): Promise<number> {
  await page.waitForTimeout(ms)
  return Number(/[\d.]+/.exec((await page.locator('.light-rate').textContent()) ?? '')?.[0])
}

/** From the key's own event to the first frame drawn with the verdicts. */
async function keyToJudged({ hands: { page } }: App): Promise<number> {
  // The handle comes back when the page listens; its promise is asked for afterwards.
  const waited = await page.evaluateHandle(() => ({
    ms: new Promise<number>(resolve => {
      const drawn = (since: number) => requestAnimationFrame(() => resolve(performance.now() - since))
      const listen = ({ timeStamp }: KeyboardEvent) => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector('.key-bar [aria-keyshortcuts="L"]')) return
          watch.disconnect()
          drawn(timeStamp)
        })
        watch.observe(document.body, { childList: true, subtree: true })
      }
      addEventListener('keydown', listen, { once: true, capture: true })
    }),
  }))
  await page.keyboard.press('Space')
  return waited.evaluate(({ ms }) => ms)
}

/** What the core's own process holds in memory. */
async function coreMegabytes({ launched }: App): Promise<number> {
  return Math.round(((await childKilobytes(launched.app.process().pid)) * 1024) / 1e6)
}

async function childKilobytes(parent: number | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'ppid=,rss=,args='])
  const [core = ''] = stdout.split('\n').filter(line => Number.parseInt(line, 10) === parent && /core[\\/]entry\.mjs/.test(line))
  return Number(core.trim().split(/\s+/)[1])
}
