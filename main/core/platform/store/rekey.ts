/** Puts a new key in the place of the store's own: everything is made anew beside it, and takes its place in one step that a kill cannot halve. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rekey } from '../../../../shared/ipc/wire.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type AboutCopy, aboutCopy, aboutIn, allCopies, copyFolder, databaseIn, neededIn, sealOf } from './copies/copies.ts'
import { bringPictures, countedIn, isThere, readThrough, sync } from './copies/make.ts'
import { copiesFolder } from './copies/places.ts'
import { custodyPath, readCustody, rekeyedCustody, writeCustody } from './custody.ts'
import { storeFile } from './files.ts'
import { sealAnew } from './sealing.ts'
import { openUnread, rawKey } from './sqlite.ts'
import { beaconPaths, witnessPath } from './witness/known.ts'
import { journalFolder } from './witness/record.ts'
import { openRecorder } from './witness/recorder.ts'
import { syncFolder, writeSynced } from './write-whole.ts'

const makingFolder = (folder: string): string => join(folder, 'rekey.making')
/** Whole under this name: from here on it takes the place of what is there, however often the program is killed. */
export const rekeyFolder = (folder: string): string => join(folder, 'rekey')

type Around = { readonly clock: Clock; readonly log: Log }

/**
 * The store is closed and its folder held. Gives the new key.
 * @throws Refusal PASSPHRASE_WRONG, DB_DAMAGED where what was made does not read through, DISK_FULL; the old key then still opens everything
 */
export async function rekey(folder: string, old: Uint8Array, wish: Rekey, { clock, log }: Around): Promise<Uint8Array> {
  const making = makingFolder(folder)
  await rm(making, { recursive: true, force: true })
  const custody = await readCustody(folder)
  if (custody === null) throw new Refusal('DB_DAMAGED')
  const fresh = wish.keyring?.key ?? new Uint8Array(randomBytes(32))
  await mkdir(making, { mode: 0o700 })
  try {
    await writeCustody(making, await rekeyedCustody(custody, fresh, wish))
    await layStore(folder, making, old, fresh)
    await beginWitness(making, fresh, { clock, log })
    await layCopy(folder, making, fresh, clock.now())
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw error
  }
  await rename(making, rekeyFolder(folder))
  await syncFolder(folder)
  await finishRekey(folder)
  return fresh
}

/** The store under its new key, with all that is sealed under keys derived from the old one sealed anew. Read through before it counts. */
async function layStore(folder: string, making: string, old: Uint8Array, fresh: Uint8Array): Promise<void> {
  const path = storeFile(making)
  const before = readThrough(storeFile(folder), old)
  await copyFile(storeFile(folder), path, constants.COPYFILE_FICLONE)
  const file = openUnread(path, old)
  try {
    // The file's key cannot change beside a log; nobody else has this file, and it counts only once it is whole and synced.
    file.pragma('journal_mode = DELETE')
    file.pragma('synchronous = OFF')
    file.transaction(() => sealAnew(file, old, fresh))()
    file.rekey(rawKey(fresh))
  } finally {
    file.close()
  }
  await sync(path)
  const after = readThrough(path, fresh)
  if (after.n !== before.n || after.head !== before.head || after.needed.length !== before.needed.length) throw new Refusal('DB_DAMAGED')
}

/** Witness, journal and beacon begin where the store stands. */
async function beginWitness(making: string, fresh: Uint8Array, { clock, log }: Around): Promise<void> {
  const file = openUnread(storeFile(making), fresh)
  try {
    const { identity, n, last } = countedIn(file)
    const audit = file.prepare<[], { seq: number; hash: string }>('select seq, hash from audit_head').get()
    const head = { identity, n, at: last, seq: audit?.seq ?? 0, hash: audit?.hash ?? '' }
    const version = Number(file.pragma('user_version', { simple: true }))
    const anew = { witness: false, journal: false }
    const recorder = await openRecorder({ folder: making, key: fresh, file, head, version, clock, log, anew })
    await recorder.close()
    file.pragma('wal_checkpoint(TRUNCATE)')
    file.pragma('journal_mode = DELETE')
  } finally {
    file.close()
  }
}

/** The first copy under the new key, there before those under the old one go. */
async function layCopy(folder: string, making: string, fresh: Uint8Array, at: string): Promise<void> {
  const to = copyFolder(making, at)
  await mkdir(to, { recursive: true, mode: 0o700 })
  await copyFile(storeFile(making), databaseIn(to), constants.COPYFILE_FICLONE)
  await sync(databaseIn(to))
  const { needed, ...read } = readThrough(databaseIn(to), fresh)
  const { missing } = await bringPictures(folder, needed)
  const unsealed: AboutCopy = { ...read, pictures: needed.length, missing, seal: '' }
  await copyFile(custodyPath(making), custodyPath(to))
  await writeSynced(neededIn(to), Buffer.from(needed.join(''), 'hex'))
  await writeSynced(aboutIn(to), Buffer.from(`${JSON.stringify({ ...unsealed, seal: sealOf(unsealed, fresh) })}\n`))
  await syncFolder(to)
}

/**
 * Moves what a new key has made into its place and removes what the old one opens: the old copies, and what was kept of damaged files.
 * Needs no key, and may be begun again wherever it was cut off. What was not whole yet is dropped: then the old key stays.
 */
export async function finishRekey(folder: string): Promise<void> {
  await rm(makingFolder(folder), { recursive: true, force: true })
  const from = rekeyFolder(folder)
  if (!(await isThere(from))) return
  // The custody first: whoever asks for the key from here on is asked for the new one.
  await move(custodyPath(from), custodyPath(folder))
  if (await isThere(storeFile(from))) {
    for (const tail of ['-wal', '-shm']) await rm(`${storeFile(folder)}${tail}`, { force: true })
    await move(storeFile(from), storeFile(folder))
  }
  await move(witnessPath(from), witnessPath(folder))
  if (await isThere(join(from, journalFolder))) {
    await rm(join(folder, journalFolder), { recursive: true, force: true })
    await rename(join(from, journalFolder), join(folder, journalFolder))
  }
  for (const { at } of await allCopies(from)) await rename(copyFolder(from, at), copyFolder(folder, at))
  for (const [place, beacon] of beaconPaths(from).entries()) await move(beacon, beaconPaths(folder)[place] ?? beacon)
  await dropCopiesOfOldKeys(folder, folder)
  for (const name of await readdir(folder))
    if (name.startsWith('damaged-') || name.startsWith('store.db.new')) await rm(join(folder, name), { recursive: true, force: true })
  await syncFolder(copiesFolder(folder))
  await syncFolder(folder)
  await rm(from, { recursive: true, force: true })
}

async function move(from: string, to: string): Promise<void> {
  if (await isThere(from)) await rename(from, to)
}

/**
 * Removes the copies under `home` that are of the store in `folder` and open with another key than its own: an earlier one that was
 * replaced. There must be one under the key of today.
 */
export async function dropCopiesOfOldKeys(folder: string, home: string): Promise<number> {
  const mine = await readCustody(folder)
  if (mine === null) return 0
  const copies = await Promise.all(
    (await allCopies(home)).map(async ({ at }) => {
      const [about, custody] = [await aboutCopy(copyFolder(home, at)), await readCustody(copyFolder(home, at))]
      return { at, identity: about?.identity ?? '', check: custody?.check ?? '' }
    }),
  )
  const ours = copies.find(({ check }) => check === mine.check)
  if (ours === undefined) return 0
  const old = copies.filter(({ identity, check }) => identity === ours.identity && check !== '' && check !== mine.check)
  for (const { at } of old) {
    await rename(copyFolder(home, at), join(copiesFolder(home), 'leaving'))
    await rm(join(copiesFolder(home), 'leaving'), { recursive: true, force: true })
  }
  return old.length
}
