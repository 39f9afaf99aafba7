/** Lets packages come and answers go through folders: the one adapter of the two ports, for no network is opened here. */

import { access, constants, lstat, mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { EntryFault } from '../../../../shared/jobs/jobs.ts'
import { systemCode } from '../../../../shared/system-code.ts'
import { inTime } from '../../platform/in-time.ts'
import { newId } from '../../platform/new-id.ts'
import { writeWhole } from '../../platform/store/write-whole.ts'

/** `settling`: whoever writes it may still be at it. */
export type Entry = { readonly name: string; readonly path: string; readonly is: 'whole' | 'settling' | EntryFault }

/** Where packages come from. */
export type Inbox = {
  /** What could be a package, each judged by itself: one that cannot be looked at keeps nothing from the others. */
  list(): Promise<Entry[]>
  /** Puts a package aside, so that it is not looked at again. */
  done(name: string): Promise<void>
}
/** Where answers go. */
export type Outbox = { put(name: string, bytes: Uint8Array): Promise<void> }

const asideName = 'processed'
/** Whoever writes into the folder may still be at it; a rename at the end makes it whole at once. */
const settledMs = 2_000

export function folderInbox(folder: string, nowMs: () => number = Date.now): Inbox {
  const list = async () => {
    // Names as bytes: one that is not UTF-8 would come back altered and lead to no file.
    const found = await readdir(folder, { withFileTypes: true, encoding: 'buffer' })
    const entries = await Promise.all(
      found.map(async ({ name }) => {
        const text = nameOf(name)
        if (text.name.startsWith('.') || text.name === asideName) return null
        const is = text.isUtf8 ? await lookedAt(join(folder, text.name), text.name, nowMs()) : 'ENTRY_NAME'
        return is && { name: text.name, path: join(folder, text.name), is }
      }),
    )
    return entries.filter(entry => entry !== null).sort((a, b) => (a.name < b.name ? -1 : 1))
  }
  const done = async (name: string) => {
    await mkdir(join(folder, asideName), { recursive: true })
    await rename(join(folder, name), join(folder, asideName, `${nowMs()}-${name}`)).catch(goneAlready)
  }
  return { list: () => inTime(list()), done: name => inTime(done(name)) }
}

/** Bytes that are no text are shown as `\xNN`, so that a person can find the file. */
function nameOf(bytes: Uint8Array): { readonly name: string; readonly isUtf8: boolean } {
  try {
    return { name: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isUtf8: true }
  } catch {
    const shown = [...bytes].map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`))
    return { name: shown.join(''), isUtf8: false }
  }
}

/** Null for what is none of ours, as a text beside the packages, and for what is gone again. */
async function lookedAt(path: string, name: string, nowMs: number): Promise<Entry['is'] | null> {
  try {
    const found = await lstat(path)
    // A link may lead out of the folder, to a file its writer could not read.
    if (found.isSymbolicLink()) return 'ENTRY_LINK'
    if (!found.isFile() && !found.isDirectory()) return 'ENTRY_NOT_A_FILE'
    if (found.isFile() && !/\.zip$/i.test(name)) return null
    await access(path, found.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK)
    return nowMs - found.mtimeMs >= settledMs ? 'whole' : 'settling'
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT') return null
    if (code === 'EACCES' || code === 'EPERM') return 'ENTRY_DENIED'
    throw error
  }
}

/** The teller and the clock may fetch at the same moment. */
function goneAlready(error: unknown): void {
  if (systemCode(error) !== 'ENOENT') throw error
}

/** Two hands may answer the same package at the same moment: each writes aside, and whoever is last says the same. */
export const folderOutbox = (folder: string): Outbox => ({
  put: async (name, bytes) => {
    const aside = join(folder, `.${name}.${newId()}`)
    await inTime(writeWhole(aside, bytes).then(() => rename(aside, join(folder, name))))
  },
})
