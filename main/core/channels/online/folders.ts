/** Lets packages come and answers go through folders: the one adapter of the two ports, for no network is opened here. */
import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { Refusal } from '../../../../shared/refusal.ts'
import { writeWhole } from '../../platform/store/write-whole.ts'

/** Where packages come from. */
export type Inbox = {
  /** Ways to packages that have come whole. */
  list(): Promise<string[]>
  /** Puts a package aside, so that it is not looked at again. */
  done(path: string): Promise<void>
}
/** Where answers go. */
export type Outbox = { put(name: string, bytes: Uint8Array): Promise<void> }

/** A folder of a machine that is off can keep a caller waiting for minutes. */
const deadlineMs = 10_000
const asideName = 'processed'
/** Whoever writes into the folder may still be at it; a rename at the end makes it whole at once. */
const settledMs = 2_000

export function folderInbox(folder: string, nowMs: () => number = Date.now): Inbox {
  const settled = async (path: string): Promise<boolean> => nowMs() - (await stat(path)).mtimeMs >= settledMs
  const list = async () => {
    const entries = await readdir(folder, { withFileTypes: true })
    const parcels = entries.filter(entry => (entry.isDirectory() && entry.name !== asideName) || /\.zip$/i.test(entry.name))
    const paths = parcels.filter(({ name }) => !name.startsWith('.')).map(({ name }) => join(folder, name))
    const whole = await Promise.all(paths.map(settled))
    return paths.filter((_, at) => whole[at]).sort()
  }
  const done = async (path: string) => {
    await mkdir(join(folder, asideName), { recursive: true })
    const name = path.slice(folder.length).replaceAll(/[\\/]/g, '')
    await rename(path, join(folder, asideName, `${nowMs()}-${name}`)).catch(goneAlready)
  }
  return { list: () => inTime(list()), done: path => inTime(done(path)) }
}

/** The teller and the clock may fetch at the same moment. */
function goneAlready(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

/** Two hands may answer the same package at the same moment: each writes aside, and whoever is last says the same. */
export const folderOutbox = (folder: string): Outbox => ({
  put: async (name, bytes) => {
    const aside = join(folder, `.${name}.${ulid()}`)
    await inTime(writeWhole(aside, bytes).then(() => rename(aside, join(folder, name))))
  },
})

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Refusal('TIMED_OUT')), deadlineMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
