/** Brings the copies of a store from a stick or a share onto this machine, where passphrase or recovery code opens them. */
import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { cp, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { CustodyFile } from '../../shared/custody.ts'
import type { Mode } from '../../shared/ipc/shapes/session.ts'
import { Refusal } from '../../shared/refusal.ts'
import { chooseStore, isCopy, prepareNewFolder, storesIn } from './stores.ts'

/** How a second place names the folder of a store (`copies/places.ts` of the core). */
const homePattern = /^ssc-counter-[0-9A-Za-z]+$/

/**
 * Takes the copies into the folder of a store that is not there yet, whole or not at all; opening it then offers them.
 * @throws Refusal COPIES_UNFOUND where none are there or the copies of several stores are; SETUP_DONE where this machine has such a store
 */
export async function bringCopies(userData: string, picked: string, now: Date): Promise<Mode> {
  const found = await copiesUnder(picked)
  const [from] = found
  if (from === undefined || found.length > 1) throw new Refusal('COPIES_UNFOUND', { stores: found.length })
  const mode = await modeOf(from)
  if (mode === null) throw new Refusal('COPIES_UNFOUND', { stores: 0 })
  if (storesIn(userData).includes(mode)) throw new Refusal('SETUP_DONE')
  const beside = join(userData, `${mode}.bringing`)
  await rm(beside, { recursive: true, force: true })
  await mkdir(beside, { recursive: true, mode: 0o700 })
  await cp(from, join(beside, 'copies'), { recursive: true, filter: isPlain, mode: constants.COPYFILE_FICLONE })
  const folder = prepareNewFolder(userData, mode, now)
  // An empty one that was left is in the way of the rename on Windows.
  await rm(folder, { recursive: true, force: true })
  await rename(beside, folder)
  chooseStore(userData, mode)
  return mode
}

/**
 * Lays copies from elsewhere beside those of a store that is damaged, where the ways back are looked for. Only copies under a key that
 * opens something here are taken: those of another branch, or from before a new key, are no way back. Nothing that is here is replaced.
 * @throws Refusal COPIES_UNFOUND where there is none of this store, or only what is here already
 */
export async function addCopies(store: string, picked: string): Promise<void> {
  const homes = await copiesUnder(picked)
  const known = await checksIn(store)
  // Without any custody here nobody can say which branch it was: then it must be one.
  if (known.size === 0 && homes.length > 1) throw new Refusal('COPIES_UNFOUND', { stores: homes.length })
  let added = 0
  for (const home of homes) {
    let taken = 0
    for (const name of (await namesIn(home)).filter(isCopy)) {
      const check = await checkIn(join(home, name))
      if (check !== null && (known.size === 0 || known.has(check)) && (await addCopy(store, join(home, name), name))) taken += 1
    }
    if (taken > 0) await addPictures(store, home)
    added += taken
  }
  if (added === 0) throw new Refusal('COPIES_UNFOUND', homes.length === 0 ? { stores: 0 } : { ours: 0 })
}

/** What tells the keys apart whose custodies lie here. */
async function checksIn(store: string): Promise<ReadonlySet<string>> {
  const copies = (await namesIn(join(store, 'copies'))).filter(isCopy).map(name => join(store, 'copies', name))
  const checks = await Promise.all([store, join(store, 'journal'), ...copies].map(checkIn))
  return new Set(checks.filter(check => check !== null))
}

const checkIn = async (folder: string): Promise<string | null> => (await custodyIn(folder))?.check ?? null

/** False where it is here already. One of the same name that differs may be the damaged one, so it gets the next free name. */
async function addCopy(store: string, from: string, name: string): Promise<boolean> {
  for (let free = name; ; free = nextName(free)) {
    const to = join(store, 'copies', free)
    if (await isDirectory(to)) {
      if (await isSame(join(from, 'store.db'), join(to, 'store.db'))) return false
      continue
    }
    const beside = join(store, 'copies', 'bringing')
    await rm(beside, { recursive: true, force: true })
    await mkdir(beside, { recursive: true, mode: 0o700 })
    await cp(from, beside, { recursive: true, filter: isPlain, mode: constants.COPYFILE_FICLONE })
    await rename(beside, to)
    return true
  }
}

/** Names are times: the next millisecond. */
const nextName = (name: string): string =>
  name.replace(/(\d{6})(\d{3})Z$/, (_, seconds: string, ms: string) => `${seconds}${String((Number(ms) + 1) % 1_000).padStart(3, '0')}Z`)

/** Each has the name of what is in it, so one that is here, whole or not, is another matter than one that is not. */
async function addPictures(store: string, home: string): Promise<void> {
  const from = join(home, 'pictures')
  const to = join(store, 'copies', 'pictures')
  const filter = async (path: string) => {
    if (!(await isPlain(path))) return false
    const own = join(store, 'pictures', relative(from, path))
    return (await lstat(path)).isDirectory() || !(await isThere(own))
  }
  if (await isDirectory(from)) await cp(from, to, { recursive: true, filter, force: false, mode: constants.COPYFILE_FICLONE })
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
const isDirectory = async (path: string): Promise<boolean> => (await isThere(path)) && (await lstat(path)).isDirectory()

async function isSame(one: string, other: string): Promise<boolean> {
  if (!(await isThere(other)) || (await lstat(one)).size !== (await lstat(other)).size) return false
  const [mine, theirs] = await Promise.all([one, other].map(digestOf))
  return mine === theirs
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}

/** What a copy of ours never holds, such as a link, is not followed and not taken. */
async function isPlain(path: string): Promise<boolean> {
  const entry = await lstat(path)
  return entry.isDirectory() || entry.isFile()
}

/** The folders of copies a person may have meant: the one they picked, the one in it, or those of the stores it holds. */
async function copiesUnder(picked: string): Promise<string[]> {
  const names = await namesIn(picked)
  const folders = [
    picked,
    join(picked, 'copies'),
    ...names.filter(name => homePattern.test(name)).map(name => join(picked, name, 'copies')),
  ]
  const found: string[] = []
  for (const folder of folders) if ((await namesIn(folder)).some(isCopy)) found.push(folder)
  return found
}

async function modeOf(copies: string): Promise<Mode | null> {
  for (const name of (await namesIn(copies)).filter(isCopy).sort().reverse()) {
    const custody = await custodyIn(join(copies, name))
    if (custody !== null) return custody.mode
  }
  return null
}

/** Null where it is missing or torn, as a damaged one may be. */
async function custodyIn(folder: string): Promise<CustodyFile | null> {
  const text = await readFile(join(folder, 'custody.json'), 'utf8').catch(() => '')
  const custody = CustodyFile.safeParse(jsonOf(text))
  return custody.success ? custody.data : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
