/** Opens the store of a data folder: lock, key, file, migrations. */
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, type Transaction } from 'kysely'
import type { CoreOptions } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { copiesOf } from './copies.ts'
import { bearKey, keyOf } from './custody.ts'
import type { Engine } from './engine.ts'
import { lockFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './schema.ts'
import { openFile, sqliteEngine } from './sqlite.ts'

export type Tx = Transaction<Tables>
export type Store = {
  readonly folder: string
  readonly engine: Engine
  /** For reads. Inside a transaction use its own handle: there is one connection. */
  readonly db: Kysely<Tables>
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Copies the whole store, still encrypted with the same key, to a file that must not exist. */
  copyTo(path: string): void
  close(): Promise<void>
}

export const storeFile = (folder: string): string => join(folder, 'store.db')

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * Opens the store, or makes it when `birth` is given and the folder has none.
 * @throws Refusal FOLDER_BUSY, FOLDER_UNWRITABLE, SETUP_NEEDED, SETUP_DONE, PASSPHRASE_WRONG, RECOVERY_WRONG, DB_KEY_WRONG,
 * DB_DAMAGED with the copies that can be restored, DB_FROM_FUTURE, DISK_FULL.
 */
export async function openStore(
  options: Pick<CoreOptions, 'dataFolder' | 'key' | 'birth'>,
): Promise<{ store: Store; recoveryCode: string | null }> {
  const folder = options.dataFolder
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {
    throw new Refusal('FOLDER_UNWRITABLE')
  })
  const lock = lockFolder(folder)
  try {
    const { key, recoveryCode } = await theKey(options)
    const store = await openWith(folder, key, lock)
    return { store, recoveryCode }
  } catch (error) {
    lock.release()
    if (error instanceof Refusal && error.code === 'DB_DAMAGED') throw new Refusal('DB_DAMAGED', { copies: await copiesOf(folder) })
    throw error
  }
}

async function theKey({ dataFolder, key, birth }: Pick<CoreOptions, 'dataFolder' | 'key' | 'birth'>) {
  const made = await exists(storeFile(dataFolder))
  if (!birth) {
    if (!made) throw new Refusal('SETUP_NEEDED')
    return { key: await keyOf(dataFolder, key), recoveryCode: null }
  }
  if (made) throw new Refusal('SETUP_DONE')
  return bearKey(dataFolder, key, birth)
}

async function openWith(folder: string, key: Uint8Array, lock: { release(): void }): Promise<Store> {
  const file = openFile(storeFile(folder), key)
  const engine = sqliteEngine(file)
  const db = new Kysely<Tables>({ dialect: engine.dialect })
  await migrate(db, engine)
  return {
    folder,
    engine,
    db,
    transaction: async work => {
      try {
        return await db.transaction().execute(work)
      } catch (error) {
        throw engine.isDiskFull(error) ? new Refusal('DISK_FULL') : error
      }
    },
    // `backup()` refuses encrypted files; VACUUM INTO keeps the key (measured).
    copyTo: path => void file.prepare('vacuum into ?').run(path),
    close: async () => {
      file.pragma('wal_checkpoint(TRUNCATE)')
      await db.destroy()
      lock.release()
    },
  }
}

/** Forgets a store whose making did not come to its end: it holds no business yet. */
export async function forgetUnborn(folder: string): Promise<void> {
  for (const name of ['store.db', 'store.db-wal', 'store.db-shm', 'custody.json']) await rm(join(folder, name), { force: true })
}
