/** Opens the real photo engine on the real networks, and gives the base profile's photo rule. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { copyModels } from '../../main/build/models.ts'
import { type Judged, openPhotoEngine, type PhotoEngine } from '../../main/core/imaging/engine.ts'
import { PhotoSpec } from '../../shared/photo/standard.ts'
import type { CheckId, Verdict } from '../../shared/photo/verdict.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const modelsDir = `${root}resources/models`

export async function aPhotoEngine(options: { deadline?: number } = {}): Promise<PhotoEngine> {
  await copyModels(root)
  return openPhotoEngine({ modelsDir, deadline: 60_000, ...options })
}

export async function photoSpec(profile = 'base'): Promise<PhotoSpec> {
  return PhotoSpec.parse(JSON.parse(await readFile(`${root}resources/profiles/${profile}.json`, 'utf8')).photo.value)
}

export type ReadablePhoto = Extract<Judged, { readable: true }>

export function readable(judged: Judged): ReadablePhoto {
  if (!judged.readable) throw new Error(`The picture was unreadable: ${judged.code}`)
  return judged
}

export function verdictOf(judged: Judged, check: CheckId): Verdict {
  const verdict = readable(judged).verdicts.find(one => one.check === check)
  if (!verdict) throw new Error(`The check ${check} said nothing`)
  return verdict
}

/** A real engine shared by the counters of one test file: the same picture under the same rule is judged once. */
export type SharedEngine = PhotoEngine & { end(): Promise<void> }

export async function aSharedEngine(): Promise<SharedEngine> {
  const engine = await aPhotoEngine()
  const known = new Map<string, Promise<Judged>>()
  const judge: PhotoEngine['judge'] = (image, spec) => {
    const key = `${createHash('sha256').update(image).digest('hex')} ${JSON.stringify(spec)}`
    const judged = known.get(key) ?? engine.judge(image, spec)
    known.set(key, judged)
    return judged
  }
  return {
    judge,
    look: engine.look,
    guide: engine.guide,
    best: async (images, spec) => {
      const [only, ...more] = images
      return only && more.length === 0 ? { index: 0, judged: await judge(only, spec) } : engine.best(images, spec)
    },
    warmUp: engine.warmUp,
    // A counter that closes leaves the engine to the others.
    close: async () => undefined,
    end: engine.close,
  }
}
