/** Runs the photo engine over a folder and says how right and how fast it is: `npm run photo:eval -- DIR [--profile NAME] [--sheet FILE]`. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CheckId } from '../../shared/photo/verdict.ts'
import { z } from '../../shared/zod.ts'
import { openPhotoEngine } from '../core/imaging/engine.ts'
import { contactSheet, type Tile, tileOf } from './eval/contact-sheet.ts'
import { rememberJudged } from './eval/remembered.ts'
import { type EvalLabel, type EvalResult, evaluate, kinds } from './eval/result.ts'
import { confusion, geometryTable, kindTable, outcomeTable, reasonTable, timeTable } from './eval/tables.ts'
import { modelsDir, readSpec } from './photo-rule.ts'
import { codeOf, say, Trouble } from './trouble.ts'

const Labels = z.record(
  z.string(),
  z.strictObject({ faults: z.array(CheckId), unsure: z.array(CheckId).optional(), kind: z.enum(kinds).optional() }),
)
const pictureName = /\.(jpe?g|png|webp|tiff?|avif|heic|bmp)$/i
// Beside the pictures, so that faces do not leave their folder; and never read as one of them.
const sheetName = 'contact-sheet.png'
const memoryName = '.judged'

async function main() {
  const { folder, profile, sheet } = readArguments()
  const names = await pictureNames(folder)
  const labels = await readLabels(folder)
  const unknown = Object.keys(labels).filter(name => !names.includes(name))
  if (unknown.length > 0) throw new Trouble(`labels.json speaks of a file that is not there: ${unknown[0]}.`)
  const spec = await readSpec(profile)
  const engine = rememberJudged(openPhotoEngine({ modelsDir, deadline: 60_000 }), join(folder, memoryName))
  const tiles: Tile[] = []
  try {
    await engine.warmUp()
    for (const name of names) {
      const bytes = await readFile(join(folder, name))
      tiles.push(await tileOf(await evaluate(engine, { name, bytes, label: labels[name] ?? null }, spec), bytes))
    }
  } finally {
    await engine.close()
  }
  await writeFile(sheet, await contactSheet(tiles))
  const results = tiles.map(tile => tile.result)
  return {
    code: 0,
    say: [...report(results), geometryTable(results, spec), timeTable(results.map(({ ms }) => ms)), `Contact sheet: ${sheet}`].join('\n\n'),
  }
}

function report(results: readonly EvalResult[]): string[] {
  const labelled = results.some(({ label }) => label)
  return labelled ? [outcomeTable(results), kindTable(results), reasonTable(results), confusion(results)] : [outcomeTable(results)]
}

async function pictureNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(error => {
    throw new Trouble(`The folder cannot be read: ${codeOf(error)}.`)
  })
  const pictures = names.filter(name => pictureName.test(name) && name !== sheetName).sort()
  if (pictures.length === 0) throw new Trouble('The folder holds no pictures.')
  return pictures
}

async function readLabels(folder: string): Promise<Record<string, EvalLabel>> {
  const text = await readFile(join(folder, 'labels.json'), 'utf8').catch(error => {
    if (codeOf(error) === 'ENOENT') return '{}'
    throw new Trouble(`labels.json cannot be read: ${codeOf(error)}.`)
  })
  const labels = Labels.safeParse(parsed(text))
  if (!labels.success)
    throw new Trouble('labels.json must be { "FILE": { "faults": [CHECK, ...], "unsure": [CHECK, ...], "kind": KIND } }.')
  return labels.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function readArguments() {
  const { values, positionals } = parse()
  const [folder] = positionals
  if (!folder || positionals.length > 1) throw new Trouble('Usage: npm run photo:eval -- DIR [--profile NAME] [--sheet FILE]')
  return { folder, profile: values.profile ?? 'base', sheet: values.sheet ?? join(folder, sheetName) }
}

function parse() {
  try {
    return parseArgs({ allowPositionals: true, options: { profile: { type: 'string' }, sheet: { type: 'string' } } })
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : 'The arguments cannot be read.')
  }
}

await say(main, 'The evaluation failed')
