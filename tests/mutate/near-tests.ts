/** Chooses the test files that should notice a change of a source file: its mirror, its neighbours, and the nearest that import it. */
import { basename, dirname } from 'node:path'
import { importsOf, isCode, type Source, sourcesIn } from '../repo/sources.ts'

export type NearTests = (path: string, most: number) => string[]

export function nearTests(): NearTests {
  const sources = sourcesIn('shared', 'main', 'tests').filter(isCode)
  const importers = importersOf(sources)
  return (path, most) => {
    const steps = stepsFrom(path, importers)
    return [...steps]
      .filter(([file]) => /^tests\/(shared|main)\/.*\.test\.ts$/.test(file))
      .map(([file, distance]) => ({ file, rank: distance - likeness(path, file) }))
      .sort((a, b) => a.rank - b.rank || (a.file < b.file ? -1 : 1))
      .slice(0, most)
      .map(({ file }) => file)
  }
}

function importersOf(sources: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>()
  for (const { from, wants } of sources.flatMap(importsOf)) importers.set(wants, [...(importers.get(wants) ?? []), from])
  return importers
}

/** How many imports lie between the file and everything that imports it, by the shortest way. */
function stepsFrom(path: string, importers: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const steps = new Map([[path, 0]])
  for (const [file, distance] of steps) {
    for (const importer of importers.get(file) ?? []) if (!steps.has(importer)) steps.set(importer, distance + 1)
  }
  return steps
}

/** The mirror comes first, then tests of the same folder, then those of a folder of the same name. */
function likeness(path: string, test: string): number {
  if (test === `tests/${path.replace(/\.ts$/, '.test.ts')}`) return 100
  const folder = dirname(path)
  if (dirname(test) === `tests/${folder}`) return 20
  const words = test.replace(/\.test\.ts$/, '').split(/[/-]/)
  const shared = [basename(folder), ...basename(path, '.ts').split('-')].filter(word => words.includes(word))
  return 3 * shared.length
}
