/** Runs vitest, tells which files took longest and counts what the report says. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { runAttached, runCaptured } from './child.mjs'
import { printStatus } from './status.mjs'
import { root } from './tree.mjs'
import { Stop } from './trouble.mjs'

/**
 * @typedef {{ name: string, status: string, startTime: number, endTime: number, assertionResults: { status: string }[] }} TestFile times in milliseconds
 * @typedef {{ testResults: TestFile[] }} Report
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/**
 * What is asked for in one run; the whole in two beside each other. Windows and killed processes wait more than they work, and the tests of the
 * core and the screens keep what they loaded, which a worker in between for something else would lose.
 * @param {string[]} asked
 * @returns {string[][]} the arguments of each run
 */
export function runsFor(asked) {
  const projects = (/** @type {string[]} */ names) => names.flatMap(name => ['--project', name])
  return asked.length > 0 ? [asked] : [projects(['node', 'renderer']), projects(['fault', 'e2e'])]
}

/** @param {{ node: string, args: string[], env: NodeJS.ProcessEnv }} run */
export async function runTests({ node, args, env }) {
  // The tests start some three hundred processes and threads of ours; compiling the same files for each took half of their start.
  const built = { COUNTER_BUILT_CORE: join(root, 'dist', 'core', 'entry.mjs'), NODE_COMPILE_CACHE: join(root, 'dist', 'compile-cache') }
  const { engine, rest } = engineOf(args)
  const [first = [], ...beside] = runsFor(rest)
  const runs = [first, ...beside].map((asked, at) => ({
    asked,
    file: join(root, 'dist', `test-report${at === 0 ? '' : `-${at + 1}`}.json`),
  }))
  mkdirSync(join(root, 'dist'), { recursive: true })
  for (const { file } of runs) rmSync(file, { force: true })
  const started = runs.map(({ asked, file }, at) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const options = { cwd: root, env: { ...env, ...built, ...engine } }
    const words = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', ...reporters, ...asked]
    // Two that write to one terminal cannot be read: what the second says comes when the first is done.
    return at === 0 ? runAttached(node, words, options).then(code => ({ code, output: '' })) : runCaptured(node, words, options)
  })
  const ended = await Promise.all(started)
  for (const { output } of ended) process.stdout.write(output)
  const reports = runs.map(({ file }) => (existsSync(file) ? /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8'))) : undefined))
  for (const { code } of ended) if (code !== 0) printStatus(`vitest ended with code ${code}.`)
  const count = sumOf(ended.map(({ code }, at) => countResults(reports[at], code)))
  for (const line of slowestLines({ testResults: reports.flatMap(report => report?.testResults ?? []) })) process.stdout.write(`${line}\n`)
  process.stdout.write(`${countLine(count)}\n`)
  return count.failed > 0 ? 1 : Math.max(...ended.map(({ code }) => code))
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function sumOf(counts) {
  const sum = (/** @type {keyof Count} */ kind) => counts.reduce((all, count) => all + count[kind], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/**
 * `--engine postgres` keeps the stores of the run in PostgreSQL. Only the core's tests have a store of their own there, so they are what runs
 * unless files are named.
 * @param {string[]} args
 * @returns {{ engine: { COUNTER_ENGINE?: string }, rest: string[] }}
 */
export function engineOf(args) {
  const at = args.findIndex(arg => arg === '--engine' || arg.startsWith('--engine='))
  if (at < 0) return { engine: {}, rest: args }
  const joined = args[at]?.includes('=')
  const name = joined ? args[at]?.slice('--engine='.length) : args[at + 1]
  if (name !== 'sqlite' && name !== 'postgres') throw new Stop('--engine wants sqlite or postgres.')
  const others = args.toSpliced(at, joined ? 1 : 2)
  const named = others.some(arg => !arg.startsWith('-'))
  return { engine: { COUNTER_ENGINE: name }, rest: name === 'sqlite' || named ? others : [...others, 'tests/main/core'] }
}

/**
 * @param {Report | undefined} report undefined when vitest died before writing one
 * @param {number} code vitest's own exit code
 * @returns {Count}
 */
export function countResults(report, code) {
  const files = report?.testResults ?? []
  const results = files.flatMap(file => file.assertionResults.map(result => result.status))
  const count = (/** @type {string} */ status) => results.filter(each => each === status).length
  const passed = count('passed')
  // A file that could not even be loaded has no results of its own, and is still a failure.
  const failed = count('failed') + files.filter(isBroken).length
  const skipped = results.length - passed - count('failed')
  if (failed > 0 || code === 0) return { passed, failed, skipped }
  // An error beside every test (an unhandled rejection, a crash of vitest) fails the run and must show in the count.
  return { passed, failed: 1, skipped }
}

/** @param {TestFile} file */
function isBroken(file) {
  return file.status === 'failed' && !file.assertionResults.some(result => result.status === 'failed')
}

const shownFiles = 10

/**
 * What to look at first when the tests have become slow; nothing where only a few files ran.
 * @param {Report | undefined} report
 * @returns {string[]}
 */
export function slowestLines(report) {
  const files = report?.testResults ?? []
  if (files.length <= shownFiles) return []
  const seconds = (/** @type {TestFile} */ file) => (file.endTime - file.startTime) / 1000
  const slowest = [...files].sort((a, b) => seconds(b) - seconds(a)).slice(0, shownFiles)
  const line = (/** @type {TestFile} */ file) =>
    `${seconds(file).toFixed(1).padStart(7)} s  ${relative(root, file.name).replaceAll('\\', '/')}`
  return [`The ${shownFiles} slowest of ${files.length} files:`, ...slowest.map(line)]
}

/** @param {Count} count */
export function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
