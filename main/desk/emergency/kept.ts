/** Keeps what a desk needs for a day on its own, in one sealed file: the branch's kit, verifiers of its people, and the run it is in. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { EmergencyKit } from '../../../shared/ipc/shapes/emergency.ts'
import { z } from '../../../shared/zod.ts'
import { keyFor, readSealed, writeSealed } from '../sealed.ts'

/** Made by this desk of what was typed at its own sign-in. `mark` is the branch's for that password: another one means that it was changed. */
const Verifier = z.object({ login: z.string(), hash: z.string(), at: z.number(), mark: z.string().nullable() })
export type Verifier = z.infer<typeof Verifier>

/** Wrong tries at the door of emergency mode, by login. */
const Tries = z.object({ wrong: z.number(), until: z.string().nullable() })

/** One stretch of time on its own. `ending`: nobody works in it any more; `emptied`: all of it is at the branch, the store goes or is gone. */
const Run = z.object({
  id: z.string(),
  mark: z.string(),
  begunAt: z.string(),
  by: z.string(),
  ending: z.boolean(),
  emptied: z.object({ cases: z.number(), entries: z.number(), lastHash: z.string() }).nullable(),
})
export type Run = z.infer<typeof Run>

const Kept = z.object({
  kit: EmergencyKit.nullable(),
  /** When the desk got it, by its own clock. */
  kitAt: z.number(),
  verifiers: z.record(z.string(), Verifier),
  tries: z.record(z.string(), Tries),
  run: Run.nullable(),
  /** How many runs began shortly before one another, the last of them at `at`, so that no number of a day is given out twice. */
  runs: z.object({ at: z.number(), count: z.number() }),
})
export type Kept = z.infer<typeof Kept>

const nothing: Kept = { kit: null, kitAt: 0, verifiers: {}, tries: {}, run: null, runs: { at: 0, count: 0 } }

export type KeptFile = { read(): Kept; change(change: Partial<Kept>): void }

/** Of another branch's time, whose key was another, nothing is read. */
export function openKept(folder: string, deskKey: string): KeptFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'kept.sealed')
  const key = keyFor(deskKey, 'ssc-counter emergency kit 1')
  const text = readSealed(path, key)
  let kept = (text === null ? null : Kept.safeParse(JSON.parse(text)).data) ?? nothing
  return {
    read: () => kept,
    change: change => {
      kept = { ...kept, ...change }
      writeSealed(path, key, JSON.stringify(kept))
    },
  }
}
