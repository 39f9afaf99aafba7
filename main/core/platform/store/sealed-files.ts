/** Keeps sealed pictures and documents as files in the store's folder; a database keeps them in a table of its own. */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '../../../../shared/refusal.ts'
import { systemCode } from '../../../../shared/system-code.ts'
import { pictureFile } from './files.ts'
import { syncFolder, writeWhole } from './write-whole.ts'

/** Each is named by the SHA-256 of its sealed bytes. */
export type SealedFiles = {
  /** What cannot be read says why: it is missing, or the place does not give it. */
  read(name: string): Promise<{ readonly bytes: Uint8Array } | { readonly why: 'missing' | 'unreadable' }>
  /** It is there for good when this returns. @throws Refusal DISK_FULL, FOLDER_UNWRITABLE, STORE_GONE */
  write(name: string, bytes: Uint8Array): Promise<void>
  remove(name: string): Promise<void>
  /** Those that no row names and that lay there for longer than any write takes; a folder's are found by its copies instead. */
  unowned(): Promise<readonly string[]>
}

export function filesIn(folder: string): SealedFiles {
  return {
    read: name =>
      readFile(pictureFile(folder, name)).then(
        bytes => ({ bytes }),
        (error: NodeJS.ErrnoException) => ({ why: error.code === 'ENOENT' ? 'missing' : 'unreadable' }),
      ),
    write: (name, bytes) => writeSealed(pictureFile(folder, name), bytes),
    remove: name => rm(pictureFile(folder, name), { force: true }),
    unowned: async () => [],
  }
}

async function writeSealed(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    if (made !== undefined) await syncFolder(dirname(made))
    await writeWhole(path, bytes)
  } catch (error) {
    throw isUnwritable(error) ? new Refusal('FOLDER_UNWRITABLE') : error
  }
}

const isUnwritable = (error: unknown): boolean => ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(systemCode(error))
