/** Begins and ends a test run: a place for what it makes once, and no memory of photo engines that are gone. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endCluster } from './a-postgres.ts'
import { engineHash, judgedFolder } from './judged-pictures.ts'

export async function setup(): Promise<() => Promise<void>> {
  const place = await mkdtemp(join(tmpdir(), 'counter-once-'))
  // The workers start with what stands here now.
  process.env.COUNTER_ONCE_A_RUN = place
  const remembered = await readdir(judgedFolder).catch(() => [])
  for (const hash of remembered.filter(name => name !== engineHash())) await rm(join(judgedFolder, hash), { recursive: true, force: true })
  return async () => {
    await endCluster(place)
    await rm(place, { recursive: true, force: true })
  }
}
