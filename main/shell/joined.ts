/** Keeps what a desk that joined a branch across the hall shows there: its certificate, and its key, sealed where the system has a keyring. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Mode } from '../../shared/ipc/shapes/session.ts'
import type { Joined } from '../../shared/ipc/wire.ts'
import { z } from '../../shared/zod.ts'
import type { Keyring } from './keyring.ts'
import { writeBeside } from './stores.ts'

const JoinedFile = z.object({
  address: z.string(),
  /** Of the branch's other servers; absent where it has one, and in a file of an earlier program. */
  servers: z.array(z.string()).readonly().optional(),
  authority: z.string(),
  certificate: z.string(),
  deskId: z.string(),
  branch: z.string(),
  mode: Mode,
  /** In base64; where there is no keyring the key lies in the clear, in a file only this user reads. */
  sealedKey: z.string().nullable(),
  key: z.string().nullable(),
})
type JoinedFile = z.infer<typeof JoinedFile>

const fileIn = (userData: string): string => join(userData, 'joined.json')

export function keepJoined(userData: string, { key, ...joined }: Joined, keyring: Keyring): void {
  const sealedKey = keyring.available() ? Buffer.from(keyring.seal(Buffer.from(key))).toString('base64') : null
  writeBeside(fileIn(userData), JSON.stringify({ ...joined, sealedKey, key: sealedKey === null ? key : null } satisfies JoinedFile))
}

/** @throws the system's error where the disk is full or read-only; what was known stays, and the branch says it again */
export function renewJoined(userData: string, said: { readonly certificate: string } | { readonly servers: readonly string[] }): void {
  const file = read(userData)
  if (file) writeBeside(fileIn(userData), JSON.stringify({ ...file, ...said }))
}

/** Whether this machine was made a desk of a branch, and of which kind, before anything of the system's keyring can be asked. */
export const joinedMode = (userData: string): Mode | null => read(userData)?.mode ?? null

/** Null where this machine has a branch of its own, and where the file is torn or the keyring was reset: the desk joins again. */
export function joinedHere(userData: string, keyring: Keyring): Joined | null {
  const file = read(userData)
  if (!file) return null
  const { sealedKey, key: plain, servers, ...joined } = file
  const key = sealedKey === null ? plain : textOf(keyring.unseal(Buffer.from(sealedKey, 'base64')))
  return key === null ? null : { ...joined, ...(servers ? { servers } : {}), key }
}

const textOf = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString('utf8')

function read(userData: string): JoinedFile | null {
  const path = fileIn(userData)
  if (!existsSync(path)) return null
  try {
    return JoinedFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
