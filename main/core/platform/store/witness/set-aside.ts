/** Moves what was found damaged out of the way, under a name that says so. */
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Nothing that was found damaged is deleted: somebody may want to look at it. */
export async function setAside(path: string, at: string): Promise<void> {
  const name = `damaged-${at.replaceAll(':', '').replace('.', '')}-${path.slice(dirname(path).length + 1)}`
  await rename(path, join(dirname(path), name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}
