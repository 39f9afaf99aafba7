/** Puts a copy in the place of a damaged store, with the pictures the store has lost. */
import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../../../../../shared/refusal.ts'
import type { Instant } from '../../../../../shared/time.ts'
import { pictureFile, storeFile } from '../files.ts'
import { lockFolder } from '../lock.ts'
import { isFull, syncFolder } from '../write-whole.ts'
import { copiesFolder, copiesOf, copyFolder, databaseIn } from './copies.ts'
import { linkOrCopy, neededBy, sync } from './make.ts'

export type Restored = {
  /** Pictures the copy needs that are neither beside the store nor with the copies. */
  readonly missing: number
}

/**
 * Puts the copy of that time in the place of the damaged store; the damaged file is kept beside it, never deleted.
 * @throws Refusal NOT_FOUND when there is no such copy, FOLDER_BUSY while a core has the folder open, DISK_FULL.
 */
export async function restoreCopy(dataFolder: string, at: string, now: Instant): Promise<Restored> {
  if (!(await copiesOf(dataFolder)).includes(at)) throw new Refusal('NOT_FOUND')
  const lock = lockFolder(dataFolder)
  try {
    const missing = await putPicturesBack(dataFolder, await neededBy(copyFolder(dataFolder, at)))
    await putDatabaseBack(dataFolder, at, now)
    return { missing }
  } catch (error) {
    throw isFull(error) ? new Refusal('DISK_FULL') : error
  } finally {
    lock.release()
  }
}

/** Pictures before the database: a power cut in between leaves the old store with files more than it needs. */
async function putPicturesBack(dataFolder: string, needed: readonly string[]): Promise<number> {
  let missing = 0
  for (const name of needed) {
    const [here, copied] = [pictureFile(dataFolder, name), pictureFile(copiesFolder(dataFolder), name)]
    if (await isSound(here, copied, name)) continue
    await mkdir(dirname(here), { recursive: true, mode: 0o700 })
    await rm(here, { force: true })
    if (!(await linkOrCopy(copied, here))) missing += 1
  }
  return missing
}

/** Where store and copies share one file there is nothing better to be had; a file of its own is read through. */
async function isSound(here: string, copied: string, name: string): Promise<boolean> {
  const [mine, theirs] = [await statOf(here), await statOf(copied)]
  if (mine === null) return false
  if (theirs === null || (mine.ino === theirs.ino && mine.dev === theirs.dev)) return true
  return (
    createHash('sha256')
      .update(await readFile(here))
      .digest('hex') === name
  )
}

const statOf = (path: string): Promise<Stats | null> =>
  stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })

/** The copy is whole before it takes the store's name: a power cut in between leaves the copy to be put back again. */
async function putDatabaseBack(dataFolder: string, at: string, now: Instant): Promise<void> {
  const file = storeFile(dataFolder)
  const damaged = join(dataFolder, `damaged-${now.replaceAll(':', '').replace('.', '')}.db`)
  const beside = `${file}.new`
  try {
    await copyFile(databaseIn(copyFolder(dataFolder, at)), beside, constants.COPYFILE_FICLONE)
    await sync(beside)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  // The journal goes first: left beside the copy it would be read into it.
  for (const tail of ['-wal', '-shm', '']) {
    await rename(`${file}${tail}`, `${damaged}${tail}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  await rename(beside, file)
  await syncFolder(dataFolder)
}
