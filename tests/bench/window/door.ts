/** Measures in the real windows how long a desk waits while another window sends calls of 100 MB: `npm run bench:door`. */
import { cpus, loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { percentile, tableOf } from '../../../main/cli/eval/tables.ts'
import { signIn } from '../../../main/cli/tour/steps.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { type App, anApp, aPlace } from '../../support/an-app.ts'
import { patience } from '../../support/patience.ts'

const forMs = 15_000
const restMs = 20

type Bridge = { call(name: string, input: unknown): Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }> }

const place = await aPlace()
const app = await anApp(place)
try {
  const { page } = app.launched
  const other = await customerOf(app)
  const lines = [
    await row('nothing else', page, () => Promise.resolve('')),
    await row('100 MB calls of another window', page, () => flood(other)),
  ]
  lines.push(await row('nothing else', page, () => Promise.resolve('')))
  process.stdout.write(
    `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1)} at the end.\n\n${tableOf(['a small read of the desk, ms, beside', 'the other window', 'calls', 'p50', 'p95', 'longest'], lines)}\n`,
  )
} finally {
  await app.close()
  await place.remove()
}

/** With one screen the customer's window opens when a teller turns the screen round. */
async function customerOf({ hands, launched: { app: program, page }, walkTo }: App): Promise<Page> {
  await walkTo('sign-in')
  await signIn(hands, 'jingban', '03')
  await hands.see(tellerText.line.title)
  const [opened] = await Promise.all([
    program.waitForEvent('window', { timeout: patience(20_000) }),
    page.evaluate(async () => {
      const { counter } = globalThis as unknown as { counter: Bridge }
      const { ok, error } = await counter.call('customer.turn', {})
      if (!ok) throw new Error(`the screen was not turned: ${error?.code}`)
    }),
  ])
  await opened.waitForFunction(() => 'counter' in globalThis, null, { timeout: patience(20_000) })
  return opened
}

async function row(name: string, page: Page, work: () => Promise<string>): Promise<string[]> {
  const [times, said] = await Promise.all([reads(page), work()])
  return [name, said, String(times.length), ...[0.5, 0.95, 1].map(share => percentile(times, share).toFixed(1))]
}

/** What the page itself waits for, from the call to its answer. */
function reads(page: Page): Promise<number[]> {
  return page.evaluate(
    async ({ forMs, restMs }) => {
      const { counter } = globalThis as unknown as { counter: Bridge }
      const times: number[] = []
      for (const end = performance.now() + forMs; performance.now() < end; ) {
        const begun = performance.now()
        await counter.call('session.view', {})
        times.push(performance.now() - begun)
        await new Promise(resolve => setTimeout(resolve, restMs))
      }
      return times
    },
    { forMs, restMs },
  )
}

/** One call after the other without rest. Gives how many there were and what they were answered. */
function flood(page: Page): Promise<string> {
  return page.evaluate(async forMs => {
    const { counter } = globalThis as unknown as { counter: Bridge }
    const text = 'x'.repeat(50_000_000)
    const codes = new Set<string>()
    let sent = 0
    for (const end = performance.now() + forMs; performance.now() < end; sent += 1) {
      const answer = await counter.call('customer.answer', { turn: 1, kind: text + sent })
      codes.add(answer.error?.code ?? 'taken')
    }
    return `${sent} calls, ${[...codes].join(', ')}`
  }, forMs)
}
