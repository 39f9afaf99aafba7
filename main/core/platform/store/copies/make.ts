/** Makes a copy of the store, reads it through, and drops the copies and pictures no longer kept. Runs in the store's thread. */
import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { systemCode } from '../../../../../shared/system-code.ts'
import { custodyPath } from '../custody.ts'
import { pictureFile, picturesFolder, storeFile } from '../files.ts'
import { assertWhole, openForReading } from '../sqlite.ts'
import { syncFolder, writeSynced } from '../write-whole.ts'
import {
  type AboutCopy,
  aboutIn,
  allCopies,
  type Copy,
  copiesToKeep,
  copyFolder,
  databaseIn,
  journalNeededFrom,
  neededIn,
  sealOf,
} from './copies.ts'
import { copiesFolder, unfinishedIn } from './places.ts'

export type Copied = AboutCopy & {
  /** Pictures this copy brought that no copy had. */
  readonly added: number
  /** Files beside the store that no row of it named. */
  readonly orphans: readonly string[]
  /** The commit of the oldest copy that the journal is kept for. */
  readonly journalFrom: number
}

export async function makeCopy(dataFolder: string, key: Uint8Array, wanted: string): Promise<Copied> {
  const folder = copiesFolder(dataFolder)
  const unfinished = unfinishedIn(folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  copyDatabase(dataFolder, key, databaseIn(unfinished))
  await sync(databaseIn(unfinished))
  const { needed, ...read } = readThrough(databaseIn(unfinished), key)
  const { added, missing } = await bringPictures(dataFolder, needed)
  const unsealed: AboutCopy = { ...read, pictures: needed.length, missing, seal: '' }
  const about: AboutCopy = { ...unsealed, seal: sealOf(unsealed, key) }
  // What opens the copy lies with it: it may be all that is left, or be carried to another machine.
  await copyFile(custodyPath(dataFolder), custodyPath(unfinished)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await writeSynced(neededIn(unfinished), Buffer.from(needed.join(''), 'hex'))
  await writeSynced(aboutIn(unfinished), Buffer.from(`${JSON.stringify(about)}\n`))
  await syncFolder(unfinished)
  await rename(unfinished, await freePlace(dataFolder, wanted))
  await syncFolder(folder)
  const kept = await dropOld(dataFolder, needed)
  const known = new Set(needed)
  const orphans = [...(await picturesIn(dataFolder))].filter(name => !known.has(name))
  return { ...about, added, orphans, journalFrom: journalNeededFrom(kept) }
}

/** A clock that was set back must not put one copy in the place of another. */
async function freePlace(dataFolder: string, wanted: string): Promise<string> {
  for (let ms = Date.parse(wanted); ; ms += 1) {
    const place = copyFolder(dataFolder, new Date(ms).toISOString())
    if (!(await isThere(place))) return place
  }
}

/** `backup()` refuses encrypted files; VACUUM INTO keeps the key (measured). It reads one moment, whatever is written meanwhile. */
function copyDatabase(dataFolder: string, key: Uint8Array, to: string): void {
  const store = openForReading(storeFile(dataFolder), key)
  try {
    store.prepare('vacuum into ?').run(to)
  } finally {
    store.close()
  }
}

/** Reads a copy as it will be read when it is needed. @throws Refusal DB_DAMAGED when it is not whole. */
export function readThrough(path: string, key: Uint8Array) {
  const copy = openForReading(path, key)
  try {
    assertWhole(copy)
    const audit = copy.prepare<[], { seq: number; hash: string }>('select seq, hash from audit_head').get()
    const needed = copy.prepare<[], string>('select file from blob order by file').pluck().all()
    return {
      version: Number(copy.pragma('user_version', { simple: true })),
      entries: audit?.seq ?? 0,
      head: audit?.hash ?? '',
      ...countedIn(copy),
      needed,
    }
  } finally {
    copy.close()
  }
}

/** A store of an older schema does not count its commits. */
export function countedIn(file: Database.Database): { readonly identity: string; readonly n: number; readonly last: string } {
  const counts = file.prepare("select 1 from sqlite_schema where name = 'store_head'").get() !== undefined
  const row = counts
    ? file.prepare<[], { identity: string; n: number; at: string }>('select identity, n, at from store_head').get()
    : undefined
  return { identity: row?.identity ?? '', n: row?.n ?? 0, last: row?.at ?? '' }
}

/** Files are never changed once they have their name, so the copies share one file each, on most disks with the store itself. */
export async function bringPictures(dataFolder: string, needed: readonly string[]): Promise<{ added: number; missing: number }> {
  const folder = copiesFolder(dataFolder)
  const here = await picturesIn(folder)
  const touched = new Set<string>()
  let missing = 0
  for (const name of needed.filter(each => !here.has(each))) {
    const to = pictureFile(folder, name)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    if (await linkOrCopy(pictureFile(dataFolder, name), to)) touched.add(dirname(to))
    else missing += 1
  }
  for (const each of touched) await syncFolder(each)
  if (touched.size > 0) await syncFolder(picturesFolder(folder))
  return { added: needed.filter(name => !here.has(name)).length - missing, missing }
}

/** False where the file is not there. Where the disk knows no hard links the bytes are copied, whole or not at all. */
export async function linkOrCopy(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && !(await isThere(from))) return false
    if (systemCode(error) === 'EEXIST') return true
  }
  const beside = `${to}.new`
  await copyFile(from, beside, constants.COPYFILE_FICLONE)
  await sync(beside)
  await rename(beside, to)
  return true
}

export async function dropOld(dataFolder: string, newest: readonly string[]): Promise<Copy[]> {
  const folder = copiesFolder(dataFolder)
  const copies = await allCopies(dataFolder)
  const stay = copiesToKeep(copies)
  for (const { at } of copies.filter(copy => !stay.includes(copy.at))) {
    // Under another name first: a copy half removed must not be offered.
    await rename(copyFolder(dataFolder, at), join(folder, 'leaving'))
    await rm(join(folder, 'leaving'), { recursive: true, force: true })
  }
  await rm(join(folder, 'leaving'), { recursive: true, force: true })
  const known = new Set(newest)
  const candidates = [...(await picturesIn(folder))].filter(name => !known.has(name))
  const kept = copies.filter(({ at }) => stay.includes(at))
  if (candidates.length === 0) return kept
  for (const at of stay) for (const name of await neededBy(copyFolder(dataFolder, at))) known.add(name)
  for (const name of candidates.filter(each => !known.has(each))) await rm(pictureFile(folder, name), { force: true })
  return kept
}

/** The names of the pictures a copy needs. */
export async function neededBy(copy: string): Promise<string[]> {
  const bytes = await readFile(neededIn(copy))
  return Array.from({ length: Math.floor(bytes.length / 32) }, (_, at) => bytes.toString('hex', at * 32, at * 32 + 32))
}

/** The names of all pictures in a folder, those cut off in the writing included. */
export async function picturesIn(folder: string): Promise<Set<string>> {
  const names = new Set<string>()
  for (const head of await list(picturesFolder(folder)))
    for (const tail of await list(join(picturesFolder(folder), head))) names.add(`${head}${tail}`)
  return names
}

const list = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })

export async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
