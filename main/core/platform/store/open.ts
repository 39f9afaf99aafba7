/** Opens the store of a data folder: lock, key, file, migrations. */
import { hkdfSync } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import type { CoreOptions, StoreBirth } from '../../../../shared/ipc/wire.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { copiesOf } from './copies.ts'
import { createKey, keyOf, renewRecovery } from './custody.ts'
import type { Engine } from './engine.ts'
import { storeFile } from './files.ts'
import { type Lock, lockFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './schema.ts'
import { openFile, sqliteEngine, verifyFile } from './sqlite.ts'
import { openUnits, type Tell, type Units } from './unit-of-work.ts'

export type Store = Units & {
  /** Held inside a unit of work until its commit; at once outside of one. */
  readonly tell: Tell
  readonly folder: string
  readonly engine: Engine
  /** A key for one purpose, derived from the store's own: one that leaks opens nothing else. */
  subkey(purpose: string): Uint8Array
  /** Copies the whole store, still encrypted with the same key, to a file that must not exist, and reads the copy through. */
  copyTo(path: string): void
  /** A new recovery code in the place of the old one. */
  renewRecovery(): Promise<string>
  close(): Promise<void>
}

type Opening = Pick<CoreOptions, 'dataFolder' | 'key' | 'birth'>

type Opened = { readonly store: Store; readonly recoveryCode: string | null }

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
export async function openStore(options: Opening, tell: Tell = () => undefined): Promise<Opened> {
  const folder = options.dataFolder
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {
    throw new Refusal('FOLDER_UNWRITABLE')
  })
  const lock = lockFolder(folder)
  try {
    await assertSetupState(options)
    const open: Opener = key => openWith(folder, key, lock, tell)
    return options.birth ? await create(options, options.birth, open) : await reopen(options, open)
  } catch (error) {
    lock.release()
    if (error instanceof Refusal && error.code === 'DB_DAMAGED') throw new Refusal('DB_DAMAGED', { copies: await copiesOf(folder) })
    throw error
  }
}

/** Copies without store.db mean data loss; refuse setup, because a new store would overwrite the key that opens the copies. */
async function assertSetupState({ dataFolder, birth }: Opening): Promise<void> {
  if (await exists(storeFile(dataFolder))) {
    if (birth) throw new Refusal('SETUP_DONE')
    return
  }
  if ((await copiesOf(dataFolder)).length > 0) throw new Refusal('DB_DAMAGED')
  if (!birth) throw new Refusal('SETUP_NEEDED')
}

type Opener = (key: Uint8Array) => Promise<Store>

async function reopen({ dataFolder, key }: Opening, open: Opener): Promise<Opened> {
  return { store: await open(await keyOf(dataFolder, key)), recoveryCode: null }
}

/** A setup that fails, for lack of room or otherwise, leaves nothing behind, so that it can be tried again. */
async function create({ dataFolder, key: source }: Opening, birth: StoreBirth, open: Opener): Promise<Opened> {
  try {
    const { key, recoveryCode } = await createKey(dataFolder, source, birth)
    return { store: await open(key), recoveryCode }
  } catch (error) {
    await removeUnfinishedSetup(dataFolder)
    throw error
  }
}

async function openWith(folder: string, key: Uint8Array, lock: Lock, tell: Tell): Promise<Store> {
  const file = openFile(storeFile(folder), key)
  const engine = sqliteEngine(file)
  const db = new Kysely<Tables>({ dialect: engine.dialect })
  try {
    await migrate(db, engine)
  } catch (error) {
    file.close()
    throw engine.isDiskFull(error) ? new Refusal('DISK_FULL') : error
  }
  const units = openUnits(db, tell)
  return {
    folder,
    engine,
    tell: units.tell,
    get db() {
      return units.db
    },
    write: async work => {
      try {
        return await units.write(work)
      } catch (error) {
        throw engine.isDiskFull(error) ? new Refusal('DISK_FULL') : error
      }
    },
    subkey: purpose => new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `ssc-counter ${purpose}`, 32)),
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

/** Removes what a setup that did not finish left behind; it holds no business yet. */
export async function removeUnfinishedSetup(folder: string): Promise<void> {
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
