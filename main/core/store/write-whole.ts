/** Writes a file so that a reader, or the next start after a power cut, finds the old one or the new one, never half. */
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.new`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
  await syncFolder(dirname(path))
}

/** The rename itself must reach the disk. Windows cannot open a folder for that and orders renames by its journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
