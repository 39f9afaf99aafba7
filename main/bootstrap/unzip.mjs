/** Unpacks the wanted files of a zip, with the modes they were packed with. */
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'

/**
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string} placeOf where a file goes, from the folder; empty leaves it out
 */
export async function unzip(archive, folder, placeOf) {
  // yauzl refuses names that lead out of the folder.
  const zip = await openPromise(archive, { lazyEntries: true, validateEntrySizes: true })
  for await (const entry of zip.eachEntry()) {
    const place = entry.fileName.endsWith('/') ? '' : placeOf(entry.fileName)
    if (place === '') continue
    const file = join(folder, place)
    mkdirSync(dirname(file), { recursive: true })
    // The upper half of the attributes is the Unix mode (APPNOTE 4.4.15).
    const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode }))
  }
}
