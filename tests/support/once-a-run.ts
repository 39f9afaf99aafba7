/** Makes something that many tests begin with once for a whole test run. */
import { createHash } from 'node:crypto'
import { mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The folder that `make` filled the first time this was asked for in the run; nobody may change what lies there.
 * Null outside a test run, as in a bench: `test-run-setup.ts` makes the place for it and takes it away.
 */
export async function onceARun(what: unknown, make: (folder: string) => Promise<void>): Promise<string | null> {
  const place = process.env.COUNTER_ONCE_A_RUN
  if (!place) return null
  const path = join(place, createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32))
  if (await exists(path)) return path
  const folder = await mkdtemp(`${path}-`)
  await make(folder)
  await rename(folder, path).catch(async error => {
    // Whoever was faster, in this worker or the other, made the same.
    await rm(folder, { recursive: true })
    if (!(await exists(path))) throw error
  })
  return path
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
