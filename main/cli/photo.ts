/** Runs the photo engine on one file from a terminal: `npm run photo -- IN --out OUT [--profile NAME] [--json]`. */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Judged, openPhotoEngine } from '../core/imaging/engine.ts'
import { modelsDir, readSpec, unreadableText } from './photo-rule.ts'
import { codeOf, say, Trouble } from './trouble.ts'

type Arguments = { readonly input: string; readonly out: string | undefined; readonly profile: string; readonly json: boolean }
type Answer = { readonly code: 0 | 1 | 2; readonly say: string }

async function main(): Promise<Answer> {
  const args = readArguments()
  const image = await readInput(args.input)
  const spec = await readSpec(args.profile)
  const engine = openPhotoEngine({ modelsDir, deadline: 60_000 })
  try {
    return await answer(args, await engine.judge(image, spec))
  } finally {
    await engine.close()
  }
}

async function answer(args: Arguments, judged: Judged): Promise<Answer> {
  if (!judged.readable) throw new Trouble(unreadableText[judged.code])
  // A refused picture is never written, so that nobody takes it for a good one.
  if (args.out && judged.finished && judged.outcome !== 'refused') await writeOut(args.out, judged.finished)
  const checks = judged.verdicts.map(({ check, ...verdict }) => ({ id: check, pass: verdict.level === 'pass', ...verdict }))
  const report = { outcome: judged.outcome, checks, geometry: judged.geometry, file: judged.file, raw: judged.raw, ms: judged.ms }
  const failed = checks.filter(check => !check.pass).map(check => `${check.level} ${check.id}: ${check.measured}, should be ${check.limit}`)
  return {
    code: judged.outcome === 'refused' ? 2 : 0,
    say: args.json ? JSON.stringify(report, null, 2) : [judged.outcome, ...failed].join('\n'),
  }
}

function readArguments(): Arguments {
  const { values, positionals } = parse()
  const [input] = positionals
  if (!input || positionals.length > 1) throw new Trouble('Usage: npm run photo -- IN --out OUT [--profile NAME] [--json]')
  return { input, out: values.out, profile: values.profile ?? 'base', json: values.json === true }
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { out: { type: 'string' }, profile: { type: 'string' }, json: { type: 'boolean' } },
    })
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : 'The arguments cannot be read.')
  }
}

async function readInput(path: string): Promise<Uint8Array> {
  return readFile(path).catch(error => {
    throw new Trouble(`The picture cannot be read: ${codeOf(error)}.`)
  })
}

async function writeOut(path: string, jpeg: Uint8Array): Promise<void> {
  await writeFile(path, jpeg).catch(error => {
    throw new Trouble(`The finished picture cannot be written: ${codeOf(error)}.`)
  })
}

await say(main, 'The photo engine failed')
