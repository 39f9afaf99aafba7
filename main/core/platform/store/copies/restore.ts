/** Brings a damaged store back by the way a person chose, with the pictures it has lost. */
import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { KeySource } from '../../../../../shared/ipc/wire.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import type { Instant } from '../../../../../shared/time.ts'
import { writeCustody } from '../custody.ts'
import { pictureFile, storeFile } from '../files.ts'
import { lockFolder } from '../lock.ts'
import { newestOf } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import { finishRekey } from '../rekey.ts'
import { assertWhole, isFull as isFullCode, openFile, openForReading, sqliteCode } from '../sqlite.ts'
import { storeKey } from '../store-key.ts'
import { acceptLoss } from '../witness/accept.ts'
import { type Journal, readJournal } from '../witness/known.ts'
import { type Base, rebuild } from '../witness/rebuild.ts'
import { waysBack } from '../witness/ways.ts'
import { isFull, syncFolder } from '../write-whole.ts'
import { copyFolder, databaseIn } from './copies.ts'
import { countedIn, linkOrCopy, sync } from './make.ts'
import { copiesFolder } from './places.ts'

export type Restored = {
  /** Pictures the store needs that are neither beside it nor with the copies. */
  readonly missing: number
  /** Saved steps that were given up. */
  readonly lacks: number
}

/**
 * Takes one of the ways back: a copy by its time, `rebuild` or `as-is`. What was damaged is kept beside the store, never deleted.
 * @throws Refusal NOT_FOUND when there is no such way, FOLDER_BUSY while a core has the folder open, DISK_FULL, DB_DAMAGED where the way
 * does not lead to a whole store, what `findKeys` refuses.
 */
export async function takeWay(dataFolder: string, id: string, source: KeySource, now: Instant): Promise<Restored> {
  const lock = lockFolder(dataFolder)
  try {
    await finishRekey(dataFolder)
    const { key, custody, inPlace } = await storeKey(dataFolder, source)
    const opens = await opensWhole(storeFile(dataFolder), key)
    const journal = await readJournal(dataFolder, key)
    const way = (await waysBack(dataFolder, key, { newest: newestOf(migrations), opens, journal })).find(each => each.id === id)
    if (!way) throw new Refusal('NOT_FOUND')
    const beside = `${storeFile(dataFolder)}.new`
    if (way.base === null) await keepLog(dataFolder, now)
    if (way.base === null) await acceptAsIs(dataFolder, key, way.lacks, now)
    else {
      if (way.kind === 'rebuild') await rebuildOn(dataFolder, key, journal, [way.base, ...(way.otherBases ?? [])], beside)
      else await layBeside(dataFolder, key, { kind: 'copy', at: id, n: way.n }, beside)
      await acceptLoss(dataFolder, key, beside, { way: way.kind, lacks: way.lacks, now })
    }
    const missing = await putPicturesBack(dataFolder, needs(way.base === null ? storeFile(dataFolder) : beside, key))
    if (way.base !== null) await takeItsPlace(dataFolder, beside, now)
    if (!inPlace) await writeCustody(dataFolder, custody)
    return { missing, lacks: way.lacks }
  } catch (error) {
    throw isFull(error) ? new Refusal('DISK_FULL') : error
  } finally {
    lock.release()
  }
}

async function opensWhole(path: string, key: Uint8Array): Promise<boolean> {
  if ((await statOf(path)) === null) return false
  try {
    // Read only: whoever closes a store that may be written folds its log into it, and what is damaged must stay as it is.
    const file = openForReading(path, key)
    try {
      assertWhole(file)
      return countedIn(file).identity !== ''
    } finally {
      file.close()
    }
  } catch {
    // Why it does not open was said when the program tried to; here only the other ways are left.
    return false
  }
}

/** @throws Refusal DB_DAMAGED */
async function rebuildOn(folder: string, key: Uint8Array, journal: Journal, bases: readonly Base[], beside: string): Promise<void> {
  const [base, ...others] = bases
  if (base === undefined) throw new Refusal('DB_DAMAGED')
  try {
    await rebuild(folder, key, journal, base, beside)
  } catch (error) {
    // A base may open and yet be of no use: a page of it that was changed, a log of earlier days beside it.
    const isBase = error instanceof Refusal ? error.code === 'DB_DAMAGED' : sqliteCode(error) !== '' && !isFullCode(sqliteCode(error))
    if (!isBase || others.length === 0) throw error
    await rebuildOn(folder, key, journal, others, beside)
  }
}

/** @throws Refusal DB_DAMAGED */
async function layBeside(folder: string, key: Uint8Array, base: Base, beside: string): Promise<void> {
  for (const tail of ['', '-wal', '-shm']) await rm(`${beside}${tail}`, { force: true })
  if (base.kind !== 'copy') throw new Error('a copy is put back by its time')
  await copyFile(databaseIn(copyFolder(folder, base.at)), beside, constants.COPYFILE_FICLONE)
  const file = openFile(beside, key)
  try {
    // Before it takes the store's place: what lies there now may be worth more than a copy that cannot be read.
    assertWhole(file)
  } finally {
    file.close()
  }
  await sync(beside)
}

/** What SQLite could not read of its log is dropped as soon as the store is written. */
async function keepLog(folder: string, now: Instant): Promise<void> {
  const log = `${storeFile(folder)}-wal`
  if ((await statOf(log)) !== null) await copyFile(log, `${damagedName(folder, now)}-wal`, constants.COPYFILE_FICLONE)
}

const damagedName = (folder: string, now: Instant): string => join(folder, `damaged-${now.replaceAll(':', '').replace('.', '')}.db`)

const acceptAsIs = (folder: string, key: Uint8Array, lacks: number, now: Instant): Promise<void> =>
  acceptLoss(folder, key, storeFile(folder), { way: 'as-is', lacks, now })

function needs(path: string, key: Uint8Array): string[] {
  const file = openForReading(path, key)
  try {
    return file.prepare<[], string>('select file from blob order by file').pluck().all()
  } finally {
    file.close()
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

/** The new store is whole before it takes the name: a power cut in between leaves the way to be taken again. */
async function takeItsPlace(dataFolder: string, beside: string, now: Instant): Promise<void> {
  const file = storeFile(dataFolder)
  const damaged = damagedName(dataFolder, now)
  // The journal goes first: left beside the new store it would be read into it.
  for (const tail of ['-wal', '-shm', '']) {
    await rename(`${file}${tail}`, `${damaged}${tail}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  await rename(beside, file)
  await syncFolder(dataFolder)
}
