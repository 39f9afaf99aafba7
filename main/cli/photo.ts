/** Runs the photo engine on one file from a terminal: `npm run photo -- IN --out OUT [--profile NAME] [--json]`. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PhotoSpec } from '../../shared/photo/standard.ts'
import { z } from '../../shared/zod.ts'
import { type Judged, openPhotoEngine } from '../core/photo/engine.ts'

type Arguments = { readonly input: string; readonly out: string | undefined; readonly profile: string; readonly json: boolean }
type Answer = { readonly code: 0 | 1 | 2; readonly say: string }

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

/** Expected trouble on the way to an answer: one sentence for the terminal. */
class Trouble extends Error {}

const unreadableText = {
  IMAGE_EMPTY: 'The file is empty.',
  IMAGE_UNREADABLE: 'The file is not a picture this program can read (JPEG, PNG, WebP, TIFF, AVIF, BMP), or it is damaged.',
  IMAGE_TOO_SMALL: 'The picture is too small: it needs at least 100 pixels on its shorter side.',
  IMAGE_TOO_LARGE: 'The picture is too large: at most 60 megapixels and 60 MB are read.',
} as const satisfies Record<Extract<Judged, { readable: false }>['code'], string>

async function main(): Promise<Answer> {
  const args = readArguments()
  const image = await readInput(args.input)
  const spec = await readSpec(args.profile)
  const engine = openPhotoEngine({ modelsDir: join(resources, 'models'), deadline: 60_000 })
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

const ProfilePhoto = z.object({ photo: z.object({ value: PhotoSpec }).optional() })

/** A place that says nothing about the photo takes the base profile's rule. */
async function readSpec(name: string): Promise<PhotoSpec> {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Trouble('A profile name is small letters, digits and hyphens.')
  const read = async (profile: string) => {
    const text = await readFile(join(resources, 'profiles', `${profile}.json`), 'utf8').catch(error => {
      throw new Trouble(`The profile ${profile} cannot be read: ${codeOf(error)}.`)
    })
    return ProfilePhoto.parse(JSON.parse(text)).photo?.value
  }
  const spec = (await read(name)) ?? (await read('base'))
  if (!spec) throw new Trouble('The base profile has no photo rule.')
  return spec
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown error')

try {
  const { code, say } = await main()
  process.stdout.write(`${say}\n`)
  process.exitCode = code
} catch (error) {
  const sentence =
    error instanceof Trouble ? error.message : `The photo engine failed: ${error instanceof Error ? error.message : 'unknown error'}`
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
