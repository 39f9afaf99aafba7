/** Writes a file so that a reader, or the next start after a power cut, finds the old one or the new one, never half. */
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '../../../../shared/refusal.ts'
import { systemCode } from '../../../../shared/system-code.ts'

/** @throws Refusal DISK_FULL */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.new`
  try {
    await writeSynced(beside, bytes)
  } catch (error) {
    await rm(beside, { force: true })
    throw isFull(error) ? new Refusal('DISK_FULL') : error
  }
  await rename(beside, path)
  await syncFolder(dirname(path))
}

/** Whole on the disk, under a name that nobody reads yet. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

// No room on the disk, over the quota of the user, over the limit of a file.
export const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(systemCode(error))

/** The rename itself must reach the disk. Windows cannot open a folder for that and orders renames by its journal. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
