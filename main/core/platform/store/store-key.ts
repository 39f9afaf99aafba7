/** Finds the key of the store among the keys that a secret opens: a custody may be of another store, or of earlier days. */
import type { KeySource } from '../../../../shared/ipc/wire.ts'
import { allCopies, copyFolder, databaseIn } from './copies/copies.ts'
import { type FoundKey, findKeys, readCustody } from './custody.ts'
import { custodyFolders } from './custody-folders.ts'
import { storeFile } from './files.ts'
import { openForReading } from './sqlite.ts'
import { readKnown } from './witness/known.ts'

/** `fits`: something of this folder opens with it. */
export type StoreKey = FoundKey & { readonly fits: boolean }

/** @throws what `findKeys` refuses */
export async function storeKey(folder: string, source: KeySource): Promise<StoreKey> {
  const folders = await custodyFolders(folder)
  const keys = await findKeys(folders, source)
  const [first] = keys
  if (!first) throw new Error('there is no key')
  if (keys.length === 1 && opens(storeFile(folder), first.key)) return { ...first, fits: true }
  let best: { readonly found: FoundKey; readonly fitting: number } = { found: first, fitting: 0 }
  for (const found of keys) {
    const fitting = await fittingWith(folder, found.key)
    if (fitting > best.fitting) best = { found, fitting }
  }
  return { ...best.found, fits: best.fitting > 0 || (await isOnlyKey(folders)) }
}

/** Where custodies of two keys lie, one that fits nothing was put there: it is of another store, or of a key that was replaced. */
async function isOnlyKey(folders: readonly string[]): Promise<boolean> {
  const checks = await Promise.all(folders.map(async folder => (await readCustody(folder))?.check))
  return new Set(checks.filter(check => check !== undefined)).size === 1
}

/** How much of the folder opens with the key. Store and custody may both be another branch's; what lies beside them then still is ours. */
async function fittingWith(folder: string, key: Uint8Array): Promise<number> {
  const { witness, journal, beacon } = await readKnown(folder, key)
  const copies = (await allCopies(folder)).filter(({ at }) => opens(databaseIn(copyFolder(folder, at)), key))
  const beside = [witness.marks.length, journal.marks.length, beacon.marks.length, copies.length].filter(count => count > 0).length
  return 2 * beside + (opens(storeFile(folder), key) ? 3 : 0)
}

function opens(path: string, key: Uint8Array): boolean {
  try {
    openForReading(path, key).close()
    return true
  } catch {
    // Damaged, gone or under another key: which of them is said by who opens it.
    return false
  }
}
