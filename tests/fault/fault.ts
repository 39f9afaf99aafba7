/** Runs a long trial of faults and prints what came of it as JSON: `npm run fault -- damage|kill|line [--runs N] [--seed S]`. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { bundles } from '../../main/build/bundles.ts'
import { lineRuns } from './line/run.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
})
const [kind = ''] = positionals
const [runs, seed] = [Number(values.runs), Number(values.seed)]
if (!['damage', 'kill', 'line'].includes(kind) || !Number.isSafeInteger(runs) || !Number.isSafeInteger(seed) || runs < 1) {
  process.stderr.write('npm run fault -- damage|kill|line [--runs N] [--seed S]\n')
  process.exitCode = 1
} else {
  // In memory where the system has such a folder: a killed program loses nothing there either, and a thousand runs need no disk.
  process.env.FAULT_GROUND ??= existsSync('/dev/shm') ? '/dev/shm' : undefined
  const summary = kind === 'line' ? await lineRuns(runs, seed) : await (await damage())(runs, seed, kind === 'damage')
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
  if (summary.failures.length > 0) process.exitCode = 1
}

/** The child it kills runs out of one file, as the program does. */
async function damage() {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const entries = { 'branch-child': 'tests/fault/damage/branch-child.ts', run: 'tests/fault/damage/run.ts' }
  const { options } = bundles[2]
  const worker = { 'store-worker': 'main/core/platform/store/copies/worker.ts' }
  await build({
    absWorkingDir: root,
    entryPoints: { ...entries, ...worker },
    outdir: 'dist/fault',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    ...options,
    external: [...options.external],
    logLevel: 'error',
  })
  process.env.FAULT_CHILD = `${root}dist/fault/branch-child.mjs`
  const { damageRuns } = (await import(`${root}dist/fault/run.mjs`)) as typeof import('./damage/run.ts')
  return damageRuns
}
