/** Changes the rules in small ways, one at a time, and says which changes no test noticed; the files on disk stay as they are. */
import { matchesGlob } from 'node:path'
import { parseArgs } from 'node:util'
import { createVitest, type Vitest } from 'vitest/node'
import { isCode, root, sourcesIn } from '../repo/sources.ts'
import { dice } from '../support/a-dice.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import { nearTests } from './near-tests.ts'

const rules = ['shared', 'main/core/rules', 'main/core/records']
const minute = 60_000
/** A change that makes a test run this long is noticed: it would be in the real suite. */
const deadlineMs = 3 * minute

// npm run mutate -- --seed N --count 40 [--files GLOB] [--tests 4]
type Outcome = 'noticed' | 'survived' | 'too slow'

class Runner {
  private vitest: Promise<Vitest> | null = null
  private mutant: Mutant | null = null
  private isLoaded = false

  async isGreen(tests: readonly string[]): Promise<boolean> {
    return (await this.run(null, tests)) === 'survived'
  }

  async run(mutant: Mutant | null, tests: readonly string[]): Promise<Outcome> {
    this.vitest ??= this.open()
    const vitest = await this.vitest
    for (const { path } of [this.mutant, mutant].filter(each => each !== null)) vitest.invalidateFile(`${root}${path}`)
    this.mutant = mutant
    this.isLoaded = false
    // `bail` counts the failures it remembers: a change noticed in one file would cancel the tests of the next.
    vitest.state.filesMap.clear()
    vitest.state.clearErrors()
    const specs = tests.flatMap(test => vitest.getProjectByName('').createSpecification(`${root}${test}`))
    const slow = Promise.withResolvers<'too slow'>()
    const timer = setTimeout(() => slow.resolve('too slow'), deadlineMs)
    const ended = vitest.runTestSpecifications(specs).then(({ testModules, unhandledErrors }): Outcome => {
      const isRed = unhandledErrors.length > 0 || testModules.some(module => !module.ok())
      return isRed ? 'noticed' : 'survived'
    })
    const outcome = await Promise.race([ended, slow.promise])
    clearTimeout(timer)
    if (outcome === 'too slow') await this.close()
    // A cache that hands out the unchanged file would let every change survive.
    if (mutant !== null && !this.isLoaded) throw new Error(`${mutant.path} was not loaded as changed`)
    return outcome
  }

  async close(): Promise<void> {
    const vitest = await this.vitest
    this.vitest = null
    await vitest?.close()
  }

  private open(): Promise<Vitest> {
    const changed = {
      name: 'mutant',
      enforce: 'pre' as const,
      load: (id: string) => {
        if (this.mutant === null || id !== `${root}${this.mutant.path}`) return null
        this.isLoaded = true
        return this.mutant.text
      },
    }
    return createVitest(
      {
        config: false,
        root,
        watch: false,
        bail: 1,
        reporters: [{}],
        fsModuleCache: false,
        maxWorkers: 2,
        testTimeout: minute / 2,
        hookTimeout: minute,
      },
      { plugins: [changed] },
    )
  }
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '40' },
    files: { type: 'string', default: '**' },
    tests: { type: 'string', default: '4' },
  },
})

const all = sourcesIn(...rules)
  .filter(source => isCode(source) && !source.path.startsWith('shared/strings/') && matchesGlob(source.path, values.files))
  .flatMap(mutantsOf)
const chosen = drawn(all, Number(values.seed), Number(values.count))
const near = nearTests()
const runner = new Runner()
const survivors: object[] = []
let noticed = 0
for (const [path, mutants] of Map.groupBy(chosen, ({ path }) => path)) {
  const tests = near(path, Number(values.tests))
  if (tests.length === 0 || !(await runner.isGreen(tests))) {
    survivors.push({ path, tests, why: tests.length === 0 ? 'no test imports it' : 'its tests fail unchanged' })
    continue
  }
  for (const mutant of mutants) {
    const outcome = await runner.run(mutant, tests)
    const { line, was, is } = mutant
    process.stderr.write(`${outcome.padEnd(9)} ${path}:${line}  ${was.slice(0, 80)} -> ${is.slice(0, 80)}\n`)
    if (outcome === 'survived') survivors.push({ path, line, was, is, tests })
    else noticed += 1
  }
}
await runner.close()
process.stdout.write(
  `${JSON.stringify({ seed: Number(values.seed), possible: all.length, tried: chosen.length, noticed, survivors }, null, 2)}\n`,
)
process.exitCode = survivors.length > 0 ? 1 : 0

/** In the order of their files, so that the tests of one file run one after another. */
function drawn(from: readonly Mutant[], seed: number, count: number): Mutant[] {
  const { below } = dice(seed)
  const left = from.map((mutant, place) => ({ mutant, place }))
  const taken = Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)).flat()
  return taken.sort((a, b) => a.place - b.place).map(({ mutant }) => mutant)
}
