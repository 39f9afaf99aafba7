/** Opens the store of a data folder: lock, key, file, migrations. */
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, type Transaction } from 'kysely'
import type { CoreOptions, StoreBirth } from '../../../../shared/ipc/wire.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { copiesOf } from './copies.ts'
import { bearKey, keyOf, renewRecovery } from './custody.ts'
import type { Engine } from './engine.ts'
import { type Lock, lockFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './schema.ts'
import { openFile, sqliteEngine, verifyFile } from './sqlite.ts'

export type Tx = Transaction<Tables>
export type Store = {
  readonly folder: string
  readonly engine: Engine
  /** For reads. Inside a transaction use its own handle: there is one connection. */
  readonly db: Kysely<Tables>
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Copies the whole store, still encrypted with the same key, to a file that must not exist, and reads the copy through. */
  copyTo(path: string): void
  /** A new recovery code in the place of the old one. */
  renewRecovery(): Promise<string>
  close(): Promise<void>
}

type Opening = Pick<CoreOptions, 'dataFolder' | 'key' | 'birth'>
type Opened = { readonly store: Store; readonly recoveryCode: string | null }

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
export async function openStore(options: Opening): Promise<Opened> {
  const folder = options.dataFolder
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {
    throw new Refusal('FOLDER_UNWRITABLE')
  })
  const lock = lockFolder(folder)
  try {
    await refuseWrongTurn(options)
    return options.birth ? await born(options, options.birth, lock) : await reopened(options, lock)
  } catch (error) {
    lock.release()
    if (error instanceof Refusal && error.code === 'DB_DAMAGED') throw new Refusal('DB_DAMAGED', { copies: await copiesOf(folder) })
    throw error
  }
}

/** A store that is gone while its copies are there was lost, not never made: making a new one would lose the copies' key. */
async function refuseWrongTurn({ dataFolder, birth }: Opening): Promise<void> {
  if (await exists(storeFile(dataFolder))) {
    if (birth) throw new Refusal('SETUP_DONE')
    return
  }
  if ((await copiesOf(dataFolder)).length > 0) throw new Refusal('DB_DAMAGED')
  if (!birth) throw new Refusal('SETUP_NEEDED')
}

async function reopened({ dataFolder, key }: Opening, lock: Lock): Promise<Opened> {
  return { store: await openWith(dataFolder, await keyOf(dataFolder, key), lock), recoveryCode: null }
}

/** What does not come to its end, for lack of room or otherwise, leaves nothing behind, so that it can be tried again. */
async function born({ dataFolder, key: source }: Opening, birth: StoreBirth, lock: Lock): Promise<Opened> {
  try {
    const { key, recoveryCode } = await bearKey(dataFolder, source, birth)
    return { store: await openWith(dataFolder, key, lock), recoveryCode }
  } catch (error) {
    await forgetUnborn(dataFolder)
    throw error
  }
}

async function openWith(folder: string, key: Uint8Array, lock: Lock): Promise<Store> {
  const file = openFile(storeFile(folder), key)
  const engine = sqliteEngine(file)
  const db = new Kysely<Tables>({ dialect: engine.dialect })
  try {
    await migrate(db, engine)
  } catch (error) {
    file.close()
    throw engine.isDiskFull(error) ? new Refusal('DISK_FULL') : error
  }
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
    copyTo: path => {
      file.prepare('vacuum into ?').run(path)
      verifyFile(path, key)
    },
    renewRecovery: () => renewRecovery(folder, key),
    close: async () => {
      // Waits for the transaction in the air: there is one connection, and a checkpoint under it would fail.
      await db.connection().execute(async () => checkpoint(file, engine))
      await db.destroy()
      lock.release()
    },
  }
}

/** Forgets a store whose making did not come to its end: it holds no business yet. */
export async function forgetUnborn(folder: string): Promise<void> {
  for (const name of ['store.db', 'store.db-wal', 'store.db-shm', 'custody.json']) await rm(join(folder, name), { force: true })
}

/** Where the disk has no room the journal stays as it is: it is read at the next start. */
function checkpoint(file: ReturnType<typeof openFile>, engine: Engine): void {
  try {
    file.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!engine.isDiskFull(error)) throw error
  }
}
