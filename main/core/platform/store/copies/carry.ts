/** Carries the newest copy to a second place, a stick or a share, reads it through there and drops what is no longer kept. Runs in a thread. */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '../../../../../shared/refusal.ts'
import { custodyPath } from '../custody.ts'
import { spreadCustody } from '../custody-folders.ts'
import { pictureFile, picturesFolder } from '../files.ts'
import { dropCopiesOfOldKeys } from '../rekey.ts'
import { syncFolder } from '../write-whole.ts'
import { type AboutCopy, aboutCopy, aboutIn, allCopies, copyFolder, databaseIn, neededIn, sealOf } from './copies.ts'
import { dropOld, isThere, neededBy, picturesIn, readThrough, sync } from './make.ts'
import { awayFolder, copiesFolder, unfinishedIn } from './places.ts'

export type Carried = {
  readonly n: number
  /** Pictures that this carrying brought. */
  readonly added: number
  /** Pictures the copy needs and that no copy beside the store has. */
  readonly missing: number
}

/**
 * Null where there is no copy yet. The place must be there: one that is made anew beside a stick that was pulled out would lie on this disk.
 * @throws Refusal DB_DAMAGED where what lies there does not read through; errors of the system
 */
export async function carryCopy(dataFolder: string, key: Uint8Array, place: string): Promise<Carried | null> {
  const newest = await newestSealed(dataFolder, key)
  if (newest === null) return null
  const { at, about } = newest
  if (!(await stat(place)).isDirectory()) throw Object.assign(new Error('the place is no folder'), { code: 'ENOTDIR' })
  const home = awayFolder(place, about.identity)
  const needed = await neededBy(copyFolder(dataFolder, at))
  // A secret that was replaced here must open nothing there either.
  await spreadCustody(dataFolder, home)
  if ((await allCopies(home)).some(copy => copy.at === at && copy.n === about.n)) {
    await dropCopiesOfOldKeys(dataFolder, home)
    return { n: about.n, added: 0, missing: about.missing }
  }
  const unfinished = unfinishedIn(copiesFolder(home))
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const from = copyFolder(dataFolder, at)
  await bring(databaseIn(from), databaseIn(unfinished))
  await bring(neededIn(from), neededIn(unfinished))
  await bring(aboutIn(from), aboutIn(unfinished))
  if (await isThere(custodyPath(from))) await bring(custodyPath(from), custodyPath(unfinished))
  const read = readThrough(databaseIn(unfinished), key)
  if (read.n !== about.n || read.head !== about.head) throw new Refusal('DB_DAMAGED')
  const { added, missing } = await carryPictures(dataFolder, home, needed)
  await syncFolder(unfinished)
  await rename(unfinished, copyFolder(home, at))
  await syncFolder(copiesFolder(home))
  await dropCopiesOfOldKeys(dataFolder, home)
  await dropOld(home, needed)
  return { n: about.n, added, missing }
}

/** What does not say under our seal what it holds is of another store, and is not carried anywhere. */
async function newestSealed(dataFolder: string, key: Uint8Array): Promise<{ at: string; about: AboutCopy } | null> {
  for (const { at } of await allCopies(dataFolder)) {
    const about = await aboutCopy(copyFolder(dataFolder, at))
    if (about !== null && about.seal === sealOf(about, key)) return { at, about }
  }
  return null
}

async function bring(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await sync(to)
}

/** A sealed picture is named by its hash: what arrived is read again there, and what is torn does not get the name. */
async function carryPictures(dataFolder: string, home: string, needed: readonly string[]): Promise<{ added: number; missing: number }> {
  const folder = copiesFolder(home)
  const there = await picturesIn(folder)
  const touched = new Set<string>()
  let [added, missing] = [0, 0]
  for (const name of needed.filter(each => !there.has(each))) {
    const from = pictureFile(copiesFolder(dataFolder), name)
    if (!(await isThere(from))) {
      missing += 1
      continue
    }
    const to = pictureFile(folder, name)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await bring(from, `${to}.new`)
    const hash = createHash('sha256')
      .update(await readFile(`${to}.new`))
      .digest('hex')
    if (hash === name) {
      await rename(`${to}.new`, to)
      added += 1
    } else {
      await rm(`${to}.new`, { force: true })
      missing += 1
    }
    touched.add(dirname(to))
  }
  for (const each of touched) await syncFolder(each)
  if (touched.size > 0) await syncFolder(picturesFolder(folder))
  return { added, missing }
}
