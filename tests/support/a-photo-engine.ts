/** Opens the real photo engine on the real networks, and gives the base profile's photo rule. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { copyModels } from '../../main/build/models.ts'
import { type Judged, openPhotoEngine, type PhotoEngine } from '../../main/core/imaging/engine.ts'
import { PhotoSpec } from '../../shared/photo/standard.ts'
import type { CheckId, Verdict } from '../../shared/photo/verdict.ts'
import { rememberJudged } from './judged-pictures.ts'

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

/** The engine of the counters of this process: it remembers what it judged, and opens its thread for what it does not know. */
export type SharedEngine = PhotoEngine & { end(): Promise<void> }

let opened: PhotoEngine | null = null

export async function aSharedEngine(): Promise<SharedEngine> {
  opened ??= rememberJudged(openPhotoEngine({ modelsDir, deadline: 60_000 }))
  // A counter that closes leaves the engine to the others, a file that ends to the files after it.
  return { ...opened, close: async () => undefined, end: async () => undefined }
}
