/** Opens the store of a data folder: lock, key, file, migrations; or the database that the options name. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { CoreOptions, StoreBirth } from '../../../../shared/ipc/wire.ts'
import { Refusal, type RefusalCode } from '../../../../shared/refusal.ts'
import { z } from '../../../../shared/zod.ts'
import type { Clock } from '../clock.ts'
import { inTime } from '../in-time.ts'
import type { Log } from '../log.ts'
import type { Carried } from './copies/carry.ts'
import { copiesOf } from './copies/copies.ts'
import { type StoreThread, storeThread } from './copies/thread.ts'
import { changePassphrase, createKey, proveSecrets, writeCustody } from './custody.ts'
import { spareCustody, spreadCustody } from './custody-folders.ts'
import { type Engine, queriesOn } from './engine.ts'
import { storeFile } from './files.ts'
import { type Lock, lockFolder } from './lock.ts'
import { migrate, newestOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { assertNotMoved } from './moved-away.ts'
import { openInDatabase, removeFromDatabase } from './postgres/open.ts'
import { finishRekey, rekey } from './rekey.ts'
import { filesIn } from './sealed-files.ts'
import { subkeyOf } from './sealing.ts'
import { slowLog } from './slow-log.ts'
import {
  assertWhole,
  type Hearing,
  isFull as isDiskFull,
  openFile,
  openForReading,
  openUnread,
  sqliteCode,
  sqliteEngine,
} from './sqlite.ts'
import type { Around, Mended, Opened, Opening, Store } from './store.ts'
import { storeKey } from './store-key.ts'
import { openUnits } from './unit-of-work.ts'
import { beginHead, isWitnessed, takeHead } from './witness/head.ts'
import { beaconPaths } from './witness/known.ts'
import { journalFolder, witnessFile } from './witness/record.ts'
import { openRecorder } from './witness/recorder.ts'
import { waysBack } from './witness/ways.ts'
import { isFull } from './write-whole.ts'

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * Opens the store, or makes it when `birth` is given and the folder has none.
 * @throws Refusal FOLDER_BUSY, FOLDER_UNWRITABLE, STORE_MOVED, SETUP_NEEDED, SETUP_DONE, PASSPHRASE_WRONG, RECOVERY_WRONG, DB_KEY_WRONG,
 * DB_DAMAGED and DB_FROM_FUTURE with the copies this program can open, DISK_FULL; where a database is named, what `openInDatabase` refuses.
 */
export async function openStore(options: Opening, around: Around): Promise<Opened> {
  if (options.database !== undefined) return openInDatabase(options, options.database, around)
  const folder = options.dataFolder
  const list = around.list ?? migrations
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {
    throw new Refusal('FOLDER_UNWRITABLE')
  })
  const lock = lockFolder(folder)
  try {
    await assertNotMoved(folder)
    await finishRekey(folder)
    const open: Opener = found => openWith({ ...around, list, folder, lock, ...found })
    if (options.birth) {
      if (await isWitnessed(folder)) throw new Refusal((await exists(storeFile(folder))) ? 'SETUP_DONE' : 'DB_DAMAGED')
      return await create(options, options.birth, open)
    }
    return await reopen(options, open, around)
  } catch (error) {
    lock.release()
    const wantsCopy = error instanceof Refusal && mendable.includes(error.code)
    throw wantsCopy ? new Refusal(error.code, { ...error.detail, copies: await copiesOf(folder, newestOf(list)) }) : error
  }
}

/** Refusals that come with the ways back. */
const mendable: readonly RefusalCode[] = ['DB_DAMAGED', 'DB_FROM_FUTURE', 'STORE_BEHIND', 'STORE_UNSURE']

type Found = {
  readonly key: Uint8Array
  readonly mended: readonly Mended[]
  readonly fits: boolean
  /** The folder stays held when the store is closed. */
  readonly held: boolean
}
type Opener = (found: Found) => Promise<Store>

/** What lies beside a store that is gone means that it is lost: nothing is set up in its place. */
async function reopen({ dataFolder, key: source, rekey: wish }: Opening, open: Opener, around: Around): Promise<Opened> {
  if (!(await exists(storeFile(dataFolder))) && !(await isWitnessed(dataFolder))) throw new Refusal('SETUP_NEEDED')
  const { key, custody, inPlace, fits } = await storeKey(dataFolder, source).catch(error => {
    // A store whose custody is gone altogether is damaged, not new.
    throw error instanceof Refusal && error.code === 'SETUP_NEEDED' ? new Refusal('DB_DAMAGED') : error
  })
  const store = await open({ key, mended: inPlace ? [] : ['custody'], fits, held: wish !== undefined })
  if (!inPlace) await writeCustody(dataFolder, custody)
  await spareCustody(dataFolder)
  if (wish === undefined) return { store, recoveryCode: null }
  // It was opened as ever, so that nothing that is missing or damaged gets a new key; closed, its log is folded in.
  await store.close()
  const fresh = await rekey(dataFolder, key, wish, around)
  const rekeyed = await open({ key: fresh, mended: [], fits: true, held: false })
  await spareCustody(dataFolder)
  return { store: rekeyed, recoveryCode: wish.recoveryCode }
}

/** A setup that fails, for lack of room or otherwise, leaves nothing behind, so that it can be tried again. */
async function create({ dataFolder, key: source }: Opening, birth: StoreBirth, open: Opener): Promise<Opened> {
  try {
    const { key, recoveryCode } = await createKey(dataFolder, source, birth)
    const store = await open({ key, mended: [], fits: true, held: false })
    await spareCustody(dataFolder)
    return { store, recoveryCode }
  } catch (error) {
    await removeUnfinishedSetup({ dataFolder })
    throw error
  }
}

type Parts = Required<Omit<Around, 'holding'>> & Found & { readonly folder: string; readonly lock: Lock }

async function openWith({ folder, key, lock, clock, log, tell, list, mended, fits, held }: Parts): Promise<Store> {
  const ways = async (error: unknown, opens: boolean) => {
    // A custody of earlier days or of another store was put in place: what it opens is not this store.
    if (!fits && error instanceof Refusal && error.code === 'DB_DAMAGED') return new Refusal('DB_KEY_WRONG')
    if (!(error instanceof Refusal) || !mendable.includes(error.code)) return error
    const found = await waysBack(folder, key, { newest: newestOf(list), opens: opens && error.code !== 'DB_FROM_FUTURE' })
    return new Refusal(error.code, { ...error.detail, ways: found.map(({ base: _, otherBases: __, ...way }) => JSON.stringify(way)) })
  }
  if (!(await exists(storeFile(folder))) && (await isWitnessed(folder))) throw await ways(new Refusal('DB_DAMAGED'), false)
  await judgedBeforeTouched(folder, key, newestOf(list)).catch(async error => {
    throw await ways(error, !(error instanceof Refusal) || error.code !== 'DB_DAMAGED')
  })
  const thread = storeThread(folder, key)
  const file = await checkedFile(folder, key, thread, log).catch(async error => {
    await thread.close()
    throw await ways(error, false)
  })
  const hearing: Hearing = { recorder: null }
  const engine = sqliteEngine(file, hearing)
  const slow = slowLog(log)
  const db = queriesOn(engine, slow.heard)
  const opening = async () => {
    const known = (await engine.readVersion(db)) > newestOf(list) ? null : await takeHead(folder, key, file)
    await copyBeforeUpgrade(await engine.readVersion(db), newestOf(list), thread, clock)
    await migrate(db, engine, list)
    const head = known ?? (await beginHead(folder, file, clock))
    const version = await engine.readVersion(db)
    const anew = { witness: head.mended.includes('witness'), journal: head.mended.includes('journal') }
    const recorder = await openRecorder({ folder, key, file, head, version, clock, log, anew })
    return { head, recorder }
  }
  const { head, recorder } = await opening().catch(async error => {
    await thread.close()
    file.close()
    throw await ways(engine.isDiskFull(error) || isFull(error) ? new Refusal('DISK_FULL') : error, true)
  })
  const all = [...mended, ...head.mended]
  for (const what of all) log('store.mended', { what })
  hearing.recorder = recorder
  const units = openUnits(db, tell)
  const away = storeThread(folder, key)
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
        throw writeTrouble(error)
      }
    },
    mended: all,
    commits: () => recorder.head().n,
    witnessed: () => recorder.sync(),
    files: filesIn(folder),
    copiedHere: true,
    subkey: purpose => subkeyOf(key, purpose),
    changes: () => Number(file.prepare('select total_changes()').pluck().get()),
    copy: async at => {
      const copied = await thread.copy(at)
      // What the journal lets go of must stand in the store's own file: without its log that is a base to rebuild on as well.
      if (await db.connection().execute(async () => isFoldedIn(file))) await recorder.rotate(copied.journalFrom)
      return copied
    },
    carry: place => carried(away, place),
    proveSecrets: secrets => proveSecrets(folder, secrets),
    changePassphrase: async passphrase => {
      await changePassphrase(folder, key, passphrase)
      await spareCustody(folder)
      await spreadCustody(folder)
    },
    close: async () => {
      await away.close()
      await thread.close()
      // Waits for the transaction in the air: there is one connection, and a checkpoint under it would fail.
      await db.connection().execute(async () => checkpoint(file, engine))
      await recorder.close()
      await db.destroy()
      if (!held) lock.release()
    },
  }
}

/**
 * After a kill the log holds the last commits. Whoever opens it for writing folds it into the store when it is closed again, so a store
 * that will be refused is first looked at without a pen: nothing of what is damaged may change.
 */
async function judgedBeforeTouched(folder: string, key: Uint8Array, newest: number): Promise<void> {
  const log = await stat(`${storeFile(folder)}-wal`).catch(() => null)
  const store = await stat(storeFile(folder)).catch(() => null)
  if (log === null || store === null || log.size + store.size === 0) return
  const file = openForReading(storeFile(folder), key)
  try {
    if (store.size <= checkedAtOnceBytes) assertWhole(file)
    if (Number(file.pragma('user_version', { simple: true })) <= newest) await takeHead(folder, key, file)
  } finally {
    file.close()
  }
}

/** A first carrying brings all pictures there are. */
const carryWithinMs = 60 * 60_000

/** What hangs is left behind with its thread; the next carrying begins another one. */
async function carried(thread: StoreThread, place: string): Promise<Carried | null> {
  try {
    return await inTime(thread.carry(place), carryWithinMs)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'TIMED_OUT') await thread.close()
    throw error
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
export async function removeUnfinishedSetup({ dataFolder: folder, database }: Pick<CoreOptions, 'dataFolder' | 'database'>): Promise<void> {
  if (database !== undefined) return removeFromDatabase(folder, database)
  for (const name of ['store.db', 'store.db-wal', 'store.db-shm', 'custody.json', witnessFile, journalFolder])
    await rm(join(folder, name), { force: true, recursive: true })
  for (const path of beaconPaths(folder)) await rm(path, { force: true })
}

/** What keeps a write from being kept, in the program's words; the rest is a bug and stays one. */
function writeTrouble(error: unknown): unknown {
  const code = sqliteCode(error)
  if (isDiskFull(code) || isFull(error)) return new Refusal('DISK_FULL')
  if (code.startsWith('SQLITE_READONLY') || ['EROFS', 'EACCES', 'EPERM'].includes(code)) return new Refusal('FOLDER_UNWRITABLE')
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR') || ['EIO', 'ENODEV', 'ENXIO', 'ESTALE'].includes(code))
    return new Refusal('FOLDER_GONE')
  return error
}

/** Folds the log into the store's file, as far as nobody reads an earlier moment; false where something is left. */
function isFoldedIn(file: ReturnType<typeof openFile>): boolean {
  const [{ busy, log, checkpointed }] = Folded.parse(file.pragma('wal_checkpoint(PASSIVE)'))
  return busy === 0 && log === checkpointed
}
const Folded = z.tuple([z.object({ busy: z.number(), log: z.number(), checkpointed: z.number() })])

/** Where the disk has no room the journal stays as it is: it is read at the next start. */
function checkpoint(file: ReturnType<typeof openFile>, engine: Engine): void {
  try {
    file.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!engine.isDiskFull(error)) throw error
  }
}
