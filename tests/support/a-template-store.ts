/** Begins a counter on a copy of a practice store that the test run has made before. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type OpenCore, openCore, type Surroundings } from '../../main/core/host/open.ts'
import type { CoreOptions, StoreBirth } from '../../shared/ipc/wire.ts'
import { aDatabase, type TestDatabase } from './a-postgres.ts'
import { onceARun } from './once-a-run.ts'

type Born = CoreOptions & { readonly birth: StoreBirth }

/**
 * Opens a core on a new store of that birth: a copy of the one store of this birth and moment.
 * Opening a folder that holds a store is what the program does every morning, so nothing in the program knows of templates.
 */
export async function openFromTemplate(options: Born, around: Surroundings): Promise<OpenCore> {
  const { birth, ...reopening } = options
  const template = await onceARun(['store', birth, around.clock.now(), around.passwordWork], async dataFolder => {
    const { close } = await openCore({ ...options, dataFolder }, { ...around, log: () => undefined, tell: () => undefined })
    await close()
    // A store that begins has no copies yet.
    await rm(join(dataFolder, 'copies'), { recursive: true })
  })
  if (template === null) return openCore(options, around)
  await cp(template, options.dataFolder, { recursive: true })
  return openCore(reopening, around)
}

/** The same on PostgreSQL: a new database like the one of this birth and moment, and the custody that lies in the folder. */
export async function openFromTemplateDatabase(options: Born, around: Surroundings): Promise<{ opened: OpenCore; database: TestDatabase }> {
  const { birth, ...reopening } = options
  const template = await onceARun(['database', birth, around.clock.now(), around.passwordWork], async dataFolder => {
    const { address, name } = await aDatabase()
    const { close } = await openCore(
      { ...options, dataFolder, database: address },
      { ...around, log: () => undefined, tell: () => undefined },
    )
    await close()
    await writeFile(join(dataFolder, 'database'), name)
  })
  if (template === null) throw new Error('a store on PostgreSQL is made in a test run only')
  const database = await aDatabase(await readFile(join(template, 'database'), 'utf8'))
  await cp(join(template, 'custody.json'), join(options.dataFolder, 'custody.json'))
  return { opened: await openCore({ ...reopening, database: database.address }, around), database }
}
