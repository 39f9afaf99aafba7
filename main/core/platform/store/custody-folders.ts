/** Names the places where a custody lies, the store's own first. */
import { join } from 'node:path'
import type { CustodyFile } from '../../../../shared/custody.ts'
import { allCopies, copyFolder } from './copies/copies.ts'
import { readCustody, writeCustody } from './custody.ts'
import { journalFolder } from './witness/record.ts'

export async function custodyFolders(folder: string): Promise<string[]> {
  const copies = await allCopies(folder)
  return [folder, join(folder, journalFolder), ...copies.map(({ at }) => copyFolder(folder, at))]
}

/** The first that can be read. */
export async function anyCustody(folder: string): Promise<CustodyFile | null> {
  for (const place of await custodyFolders(folder)) {
    const custody = await readCustody(place)
    if (custody !== null) return custody
  }
  return null
}

/** Lays a second one beside the journal: in its first minutes a store has no copy yet. */
export async function spareCustody(folder: string): Promise<void> {
  const [mine, spare] = [await readCustody(folder), await readCustody(join(folder, journalFolder))]
  if (mine !== null && JSON.stringify(mine) !== JSON.stringify(spare)) await writeCustody(join(folder, journalFolder), mine)
}

/**
 * Lays the store's custody wherever one of the same key lies, beside the journal and in the copies under `folder`, so that a secret that was
 * replaced opens none of them.
 */
export async function spreadCustody(dataFolder: string, folder: string = dataFolder): Promise<void> {
  const mine = await readCustody(dataFolder)
  if (mine === null) return
  for (const place of await custodyFolders(folder)) {
    const theirs = await readCustody(place)
    if (theirs?.check === mine.check && JSON.stringify(theirs) !== JSON.stringify(mine)) await writeCustody(place, mine)
  }
}
