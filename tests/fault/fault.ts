/** Runs a long trial of faults and prints what came of it as JSON: `npm run fault -- damage|kill|line|centre|queue [--runs N] [--seed S]`. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bundled } from './bundled.ts'
import { lineRuns } from './line/run.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
})
const [kind = ''] = positionals
const [runs, seed] = [Number(values.runs), Number(values.seed)]
if (
  !['damage', 'kill', 'line', 'centre', 'queue'].includes(kind) ||
  !Number.isSafeInteger(runs) ||
  !Number.isSafeInteger(seed) ||
  runs < 1
) {
  process.stderr.write('npm run fault -- damage|kill|line|centre|queue [--runs N] [--seed S]\n')
  process.exitCode = 1
} else {
  // In memory where the system has such a folder: a killed program loses nothing there either, and a thousand runs need no disk.
  process.env.FAULT_GROUND ??= existsSync('/dev/shm') ? '/dev/shm' : undefined
  const { summary, whole } = kind === 'centre' ? await centreRuns() : kind === 'queue' ? await queueRuns() : await storeOrLineRuns()
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
  if (!whole) process.exitCode = 1
}

/** A thousand acts a run; a promise that breaks ends it with the seed. */
async function queueRuns() {
  const { playHall } = await import('../shared/queue/trial.ts')
  return { summary: playHall(seed, runs * 1_000), whole: true }
}

async function storeOrLineRuns() {
  const summary = kind === 'line' ? await lineRuns(runs, seed) : await (await damage())(runs, seed, kind === 'damage')
  return { summary, whole: summary.failures.length === 0 }
}

async function centreRuns() {
  const { faultRun } = await import('./centre/run.ts')
  const summary = await faultRun(runs, seed)
  return { summary, whole: summary.ok }
}

/** The child it kills runs out of one file, as the program does. */
async function damage() {
  const children = await bundled('fault', { 'branch-child': 'tests/fault/damage/branch-child.ts', run: 'tests/fault/damage/run.ts' })
  process.env.FAULT_CHILD = `${children}branch-child.mjs`
  const { damageRuns } = (await import(`${children}run.mjs`)) as typeof import('./damage/run.ts')
  return damageRuns
}
