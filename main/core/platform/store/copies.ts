/** Keeps rolling, verified copies of the store beside it, and puts one back when the store is damaged. */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Instant } from '../../../../shared/time.ts'
import { storeFile } from './files.ts'
import { lockFolder } from './lock.ts'
import { writeWhole } from './write-whole.ts'

const folderOf = (dataFolder: string): string => join(dataFolder, 'copies')
// The last hour in steps of five minutes, and the last copy of each of the last fourteen days.
const keptNewest = 12
const keptDays = 14
const nameOf = (at: Instant): string => `${at.replaceAll(':', '').replace('.', '')}.db`
const namePattern = /^(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z\.db$/

/** Times of the copies, newest first, as instants. */
export async function copiesOf(dataFolder: string): Promise<string[]> {
  const names = await readdir(folderOf(dataFolder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .map(name => namePattern.exec(name))
    .filter(parts => parts !== null)
    .map(([, day, hour, minute, second, ms]) => `${day}T${hour}:${minute}:${second}.${ms}Z`)
    .sort()
    .reverse()
}

/** Which copies stay, of times newest first. Pure. */
export function copiesToKeep(times: readonly string[]): readonly string[] {
  const lastOfDays = [...new Map([...times].reverse().map(time => [time.slice(0, 10), time])).values()].reverse().slice(0, keptDays)
  return times.filter((time, place) => place < keptNewest || lastOfDays.includes(time))
}

type Copied = { readonly folder: string; copyTo(path: string): void }

/** Writes a copy under a temporary name and renames it when whole; then the ones no longer kept go. */
export async function takeCopy(store: Copied, at: Instant): Promise<void> {
  const folder = folderOf(store.folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, 'unfinished')
  await rm(unfinished, { force: true })
  store.copyTo(unfinished)
  await rename(unfinished, join(folder, nameOf(at)))
  const times = await copiesOf(store.folder)
  const stay = copiesToKeep(times)
  for (const old of times.filter(time => !stay.includes(time))) await rm(join(folder, nameOf(old as Instant)), { force: true })
}

/**
 * Puts the copy of that time in the place of the damaged store; the damaged file is kept beside it, never deleted.
 * @throws Refusal NOT_FOUND when there is no such copy, FOLDER_BUSY while a core has the folder open.
 */
export async function restoreCopy(dataFolder: string, at: string, now: Instant): Promise<void> {
  if (!(await copiesOf(dataFolder)).includes(at)) throw new Refusal('NOT_FOUND')
  const lock = lockFolder(dataFolder)
  try {
    await putBack(dataFolder, at, now)
  } finally {
    lock.release()
  }
}

/** The copy is whole before it takes the store's name: a power cut in between leaves the copy to be put back again. */
async function putBack(dataFolder: string, at: string, now: Instant): Promise<void> {
  const file = storeFile(dataFolder)
  const damaged = join(dataFolder, `damaged-${nameOf(now)}`)
  const bytes = await readFile(join(folderOf(dataFolder), nameOf(at as Instant)))
  // The journal goes first: left beside the copy it would be read into it.
  for (const tail of ['-wal', '-shm', '']) {
    await rename(`${file}${tail}`, `${damaged}${tail}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  await writeWhole(file, bytes)
}
