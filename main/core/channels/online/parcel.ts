/** Opens a package of an application made online, a zip or a folder, without trusting a name in it. */
import { lstat, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { applicationFile } from '../../../../shared/online/application.ts'
import { readPlainFile } from '../../platform/archive/plain-file.ts'
import { fileRefused, type OpenZip, openZip } from '../../platform/archive/zip.ts'

export type Parcel = {
  /** Null where there is no `application.json`. */
  readonly application: Uint8Array | null
  /** A picture beside it; the name was checked to be a plain one. */
  photo(file: string): Promise<Uint8Array | null>
  close(): void
}

const limits = { files: 20, fileBytes: 64 * 1024 * 1024, allBytes: 80 * 1024 * 1024 }
/** A page of text; what is longer is no application. */
const longestApplication = 256 * 1024

/** @throws Refusal FILE_REFUSED */
export async function openParcel(path: string): Promise<Parcel> {
  const found = await stat(path).catch(() => null)
  if (!found) throw fileRefused('missing')
  return found.isDirectory() ? inFolder(path) : inZip(await openZip({ path }, limits))
}

/** A link in a folder would hand over a file of this machine that its sender cannot read, so none is followed. */
async function inFolder(path: string): Promise<Parcel> {
  const read = async (name: string, most: number): Promise<Uint8Array | null> => {
    const found = await lstat(join(path, name)).catch(() => null)
    if (!found?.isSymbolicLink() && !found?.isFile()) return null
    return readPlainFile(join(path, name), most)
  }
  return {
    application: await read(applicationFile, longestApplication),
    photo: file => read(file, limits.fileBytes),
    close: () => undefined,
  }
}

/** Packers put the folder itself into the zip or leave it out. */
async function inZip(zip: OpenZip): Promise<Parcel> {
  const at = zip.files.find(({ name }) => name === applicationFile || /^[^/]+\/application\.json$/.test(name))
  const head = at ? at.name.slice(0, -applicationFile.length) : ''
  if (at && at.bytes > longestApplication) {
    zip.close()
    throw fileRefused('too-large')
  }
  return {
    application: at ? await at.read() : null,
    photo: async file => (await zip.files.find(({ name }) => name === head + file)?.read()) ?? null,
    close: () => zip.close(),
  }
}
