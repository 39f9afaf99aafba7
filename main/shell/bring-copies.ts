/** Brings the copies of a store from a stick or a share onto this machine, where passphrase or recovery code opens them. */
import { constants } from 'node:fs'
import { cp, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
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
  // What a copy of ours never holds, such as a link, is not followed and not taken.
  const filter = async (path: string) => {
    const entry = await lstat(path)
    return entry.isDirectory() || entry.isFile()
  }
  await cp(from, join(beside, 'copies'), { recursive: true, filter, mode: constants.COPYFILE_FICLONE })
  const folder = prepareNewFolder(userData, mode, now)
  // An empty one that was left is in the way of the rename on Windows.
  await rm(folder, { recursive: true, force: true })
  await rename(beside, folder)
  chooseStore(userData, mode)
  return mode
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
    const text = await readFile(join(copies, name, 'custody.json'), 'utf8').catch(() => '')
    const custody = CustodyFile.safeParse(jsonOf(text))
    if (custody.success) return custody.data.mode
  }
  return null
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
