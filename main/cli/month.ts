/** Simulates a month of a branch by real commands on a real core: `npm run month -- --out DIR [--seed N] [--cases N]`. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { accountFor } from './month/account.ts'
import { openBranch } from './month/branch.ts'
import { writePapers } from './month/papers.ts'
import { monthStart, runMonth } from './month/run-month.ts'

const usage = 'Usage: npm run month -- --out DIR [--seed N] [--cases N]'

/** Expected trouble: one sentence on stderr, exit 1. */
class Trouble extends Error {}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { out: { type: 'string' }, seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '600' } },
    })
    const [seed, cases] = [Number(values.seed), Number(values.cases)]
    if (!values.out || !Number.isInteger(seed) || !Number.isInteger(cases) || cases < 1) throw new Trouble(usage)
    return { out: resolve(values.out), seed, cases }
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(usage)
  }
}

async function main(): Promise<boolean> {
  const { out, seed, cases } = readArguments()
  await mkdir(out, { recursive: true })
  const folder = await mkdtemp(join(tmpdir(), 'month-'))
  const branch = await openBranch(folder, `${monthStart}T00:30:00.000Z`)
  try {
    await branch.manager.call('reminder.setPort', { folder: await mkdtemp(join(folder, 'texts-')) })
    const walked = await runMonth(branch, { seed, cases, folder }, line => void process.stderr.write(`${line}\n`))
    const account = await accountFor(branch, walked)
    const wrong = await writePapers(branch, walked, out)
    const unexplained = [...account.unexplained, ...wrong]
    for (const line of [...account.untrue, ...unexplained].slice(0, 20)) process.stderr.write(`${line}\n`)
    const ok = account.untrue.length === 0 && unexplained.length === 0
    const { corrections, ends, sentOn, destroyed, ticketed, units, refusedByCard, items } = walked
    const figures = {
      ok,
      cases: walked.cases,
      items: items.size,
      refusedByCard,
      units: units.length,
      ticketed,
      corrections,
      ends,
      sentOn,
      destroyed,
      texts: account.texts,
    }
    process.stdout.write(`${JSON.stringify({ ...figures, untrue: account.untrue.length, unexplained: unexplained.length })}\n`)
    return ok
  } finally {
    await branch.close()
    await rm(folder, { recursive: true, force: true })
  }
}

main().then(
  ok => {
    process.exitCode = ok ? 0 : 1
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Trouble ? error.message : `A fault in the program: ${error instanceof Error ? error.stack : String(error)}`}\n`,
    )
    process.exitCode = 1
  },
)
