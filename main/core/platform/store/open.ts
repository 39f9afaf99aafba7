/** Opens the store of a data folder: lock, key, file, migrations. */
import { hkdfSync } from 'node:crypto'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import type { CoreOptions, StoreBirth } from '../../../../shared/ipc/wire.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Instant } from '../../../../shared/time.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { copiesOf } from './copies/copies.ts'
import type { Copied } from './copies/make.ts'
import { type StoreThread, storeThread } from './copies/thread.ts'
import { createKey, keyOf, renewRecovery } from './custody.ts'
import type { Engine } from './engine.ts'
import { storeFile } from './files.ts'
import { type Lock, lockFolder } from './lock.ts'
import { migrate, newestOf } from './migrate.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations/index.ts'
import type { Tables } from './schema.ts'
import { slowLog } from './slow-log.ts'
import { openFile, openUnread, sqliteEngine } from './sqlite.ts'
import { openUnits, type Tell, type Units } from './unit-of-work.ts'

export type Store = Units & {
  /** Held inside a unit of work until its commit; at once outside of one. */
  readonly tell: Tell
  readonly folder: string
  readonly engine: Engine
  /** A key for one purpose, derived from the store's own: one that leaks opens nothing else. */
  subkey(purpose: string): Uint8Array
  /** Rows this program has changed since it opened the store: the same number means that nothing is new. */
  changes(): number
  /** Copies the store and the pictures it needs in a thread of its own, and reads the copy through. */
  copy(at: Instant): Promise<Copied>
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

/** `list` is the program's own steps of the schema, unless a test plays another version of the program. */
type Around = { readonly clock: Clock; readonly log: Log; readonly tell: Tell; readonly list?: readonly Migration[] }

/**
 * Opens the store, or makes it when `birth` is given and the folder has none.
 * @throws Refusal FOLDER_BUSY, FOLDER_UNWRITABLE, SETUP_NEEDED, SETUP_DONE, PASSPHRASE_WRONG, RECOVERY_WRONG, DB_KEY_WRONG,
 * DB_DAMAGED and DB_FROM_FUTURE with the copies this program can open, DISK_FULL.
 */
export async function openStore(options: Opening, around: Around): Promise<Opened> {
  const folder = options.dataFolder
  const list = around.list ?? migrations
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {
    throw new Refusal('FOLDER_UNWRITABLE')
  })
  const lock = lockFolder(folder)
  try {
    await assertSetupState(options)
    const open: Opener = key => openWith({ ...around, list, folder, key, lock })
    return options.birth ? await create(options, options.birth, open) : await reopen(options, open)
  } catch (error) {
    lock.release()
    const wantsCopy = error instanceof Refusal && (error.code === 'DB_DAMAGED' || error.code === 'DB_FROM_FUTURE')
    throw wantsCopy ? new Refusal(error.code, { ...error.detail, copies: await copiesOf(folder, newestOf(list)) }) : error
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

type Parts = Required<Around> & { readonly folder: string; readonly key: Uint8Array; readonly lock: Lock }

async function openWith({ folder, key, lock, clock, log, tell, list }: Parts): Promise<Store> {
  const thread = storeThread(folder, key)
  const file = await checkedFile(folder, key, thread, log)
  const engine = sqliteEngine(file)
  const slow = slowLog(log)
  const db = new Kysely<Tables>({ dialect: engine.dialect, log: slow.heard })
  try {
    await copyBeforeUpgrade(await engine.readVersion(db), newestOf(list), thread, clock)
    await migrate(db, engine, list)
  } catch (error) {
    await thread.close()
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
    checked: units.checked,
    write: async work => {
      try {
        return await units.write(unit => slow.timed(() => work(unit)))
      } catch (error) {
        throw engine.isDiskFull(error) ? new Refusal('DISK_FULL') : error
      }
    },
    subkey: purpose => new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `ssc-counter ${purpose}`, 32)),
    changes: () => Number(file.prepare('select total_changes()').pluck().get()),
    copy: at => thread.copy(at),
    renewRecovery: () => renewRecovery(folder, key),
    close: async () => {
      await thread.close()
      // Waits for the transaction in the air: there is one connection, and a checkpoint under it would fail.
      await db.connection().execute(async () => checkpoint(file, engine))
      await db.destroy()
      lock.release()
    },
  }
}

/** Read through at once: up to here it takes some hundred milliseconds on a slow disk. */
const checkedAtOnceBytes = 32_000_000
/** How long opening waits for the thread that reads a larger store through. */
const checkPatienceMs = 1_500
/** Left by a check that found damage after the store was open: the next opening reads everything before it goes on. */
const suspectFile = (folder: string): string => join(folder, 'suspect')

/**
 * Opens the file and reads it through; what cannot be read in time is read on in the thread while the counters work.
 * @throws Refusal DB_DAMAGED, DISK_FULL, FOLDER_UNWRITABLE
 */
async function checkedFile(folder: string, key: Uint8Array, thread: StoreThread, log: Log): Promise<Database.Database> {
  const path = storeFile(folder)
  const { size } = (await exists(path)) ? await stat(path) : { size: 0 }
  if (size <= checkedAtOnceBytes || (await exists(suspectFile(folder)))) {
    const file = openFile(path, key)
    await rm(suspectFile(folder), { force: true })
    return file
  }
  const file = openUnread(path, key)
  try {
    const checking = thread.check().then(
      () => null,
      (error: unknown) => ({ error }),
    )
    const early = await Promise.race([checking, new Promise<'later'>(resolve => setTimeout(resolve, checkPatienceMs, 'later').unref())])
    if (early === 'later') void checking.then(failure => checkedLate(folder, failure, log))
    else if (early !== null) throw early.error
    return file
  } catch (error) {
    await thread.close()
    file.close()
    throw error
  }
}

async function checkedLate(folder: string, failure: { readonly error: unknown } | null, log: Log): Promise<void> {
  if (failure === null) return
  const damaged = failure.error instanceof Refusal && failure.error.code === 'DB_DAMAGED'
  log(damaged ? 'store.damaged' : 'store.unchecked', {})
  if (damaged) await writeFile(suspectFile(folder), '', { mode: 0o600 })
}

/** A program before this one opens that copy, should this version not be wanted after all. @throws what copying throws: then nothing was changed */
async function copyBeforeUpgrade(version: number, newest: number, thread: StoreThread, clock: Clock): Promise<void> {
  if (version > 0 && version < newest) await thread.copy(clock.now())
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
