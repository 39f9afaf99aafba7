/** The end of a move that is a folder with an encrypted file: read as it lies there, or made beside its place and put there whole. */

import { cp, mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type Database from 'better-sqlite3'
import type { KeySource } from '../../../../../shared/ipc/wire.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import type { Clock } from '../../clock.ts'
import { sync } from '../copies/make.ts'
import { readCustody, writeCustody } from '../custody.ts'
import { queriesOn } from '../engine.ts'
import { storeFile } from '../files.ts'
import { lockFolder } from '../lock.ts'
import { migrate, newestOf } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import { assertNotMoved, markMoved } from '../moved-away.ts'
import { finishRekey } from '../rekey.ts'
import { filesIn } from '../sealed-files.ts'
import { assertWhole, openForReading, openUnread, sqliteEngine, troubleOf } from '../sqlite.ts'
import { storeKey } from '../store-key.ts'
import { takeHead } from '../witness/head.ts'
import { syncFolder } from '../write-whole.ts'
import type { Source, Target } from './move.ts'
import type { Row, Table } from './sum.ts'

const lot = 500

/** Counts the commits of one file, for what bears witness of it in its folder; a file made anew begins anew. */
const ofTheFile = ['store_head']

/**
 * A store that nobody uses at this moment, of this program's version.
 * @throws Refusal FOLDER_BUSY, SETUP_NEEDED, STORE_MOVED, DB_FROM_FUTURE, MOVE_REFUSED for an older version, and what opening it refuses
 */
export async function folderSource(folder: string, source: KeySource, clock: Clock): Promise<Source> {
  if (!(await isThere(storeFile(folder)))) throw new Refusal('SETUP_NEEDED')
  const open = new AsyncDisposableStack()
  const lock = lockFolder(folder)
  open.defer(() => lock.release())
  try {
    await assertNotMoved(folder)
    await finishRekey(folder)
    const { key } = await storeKey(folder, source)
    const file = openForReading(storeFile(folder), key)
    open.defer(() => void file.close())
    const version = Number(file.pragma('user_version', { simple: true }))
    const newest = newestOf(migrations)
    if (version > newest) throw new Refusal('DB_FROM_FUTURE', { version, newest })
    if (version < newest) throw new Refusal('MOVE_REFUSED', { why: 'older' })
    assertWhole(file)
    const head = await takeHead(folder, key, file)
    const restored = file.prepare('select restored from store_head').pluck().get()
    // What was put back while the store was closed reaches its log when it is opened next, and must reach it before.
    if (head === null || restored !== null) throw new Refusal('MOVE_REFUSED', { why: 'unsettled' })
    return {
      key,
      ...reading(file),
      sealedFile: name => sealedFileIn(folder, name),
      retire: () => markMoved(folder, clock.now()),
      close: () => open.disposeAsync(),
    }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}

/** Beside its place as long as it is not whole. */
const makingFolder = (folder: string): string => `${resolve(folder)}.moving`
/** Says of such a folder that it is ours to remove; gone once the folder has its place. */
const unfinished = 'moving'

type Keyed = {
  readonly folder: string
  readonly key: Uint8Array
  /** Where the custody of the key lies, and what a branch in a database keeps in files. */
  readonly data: string
}

/** @throws Refusal MOVE_REFUSED where anything is there, FOLDER_BUSY, FOLDER_UNWRITABLE, DISK_FULL */
export async function folderTarget({ folder, key, data }: Keyed): Promise<Target> {
  if (((await readdir(folder).catch(() => null)) ?? []).length > 0) throw new Refusal('MOVE_REFUSED', { why: 'not-empty' })
  const making = makingFolder(folder)
  await clearMaking(making)
  const open = new AsyncDisposableStack()
  try {
    await mkdir(making, { recursive: true, mode: 0o700 })
    await writeFile(join(making, unfinished), '')
    open.defer(() => clearMaking(making))
    const lock = lockFolder(making)
    open.defer(() => lock.release())
    const custody = await readCustody(data)
    if (custody === null) throw new Refusal('DB_DAMAGED')
    await writeCustody(making, custody)
    const file = openUnread(storeFile(making), key)
    open.defer(() => void file.close())
    await migrate(queriesOn(sqliteEngine(file)), sqliteEngine(file))
    file.pragma('foreign_keys = OFF')
    file.exec('begin')
    const { tables, rows } = reading(file)
    // What a new schema begins with comes from the source as well.
    for (const { name } of await tables()) file.exec(`delete from "${name}"`)
    return {
      tables,
      rows,
      sealedFile: name => sealedFileIn(making, name),
      put: async (table, some) => putRows(file, table, some),
      putSealedFile: (name, bytes) => filesIn(making).write(name, bytes),
      settle: async () => {
        if (file.pragma('foreign_key_check', { simple: true }) !== undefined) throw new Refusal('MOVE_REFUSED', { why: 'unequal' })
        file.exec('commit')
        file.pragma('wal_checkpoint(TRUNCATE)')
      },
      finish: async () => {
        file.close()
        lock.release()
        await sync(storeFile(making))
        await bringFiles(data, making)
        await syncFolder(making)
        if (await isThere(folder)) await rmdir(folder)
        await rename(making, resolve(folder))
        await syncFolder(dirname(resolve(folder)))
        await rm(join(folder, unfinished))
      },
      close: () => open.disposeAsync(),
    }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}

/** What a move that was killed left behind. @throws Refusal MOVE_REFUSED for a folder of that name that is not ours */
async function clearMaking(making: string): Promise<void> {
  const names = await readdir(making).catch(() => null)
  if (names === null || names.length === 0) return
  if (!names.includes(unfinished)) throw new Refusal('MOVE_REFUSED', { why: 'not-empty' })
  await rm(making, { recursive: true, force: true })
}

/** Lists for the card centre that were drawn up for a stick lie in files whatever keeps the rows. */
async function bringFiles(data: string, making: string): Promise<void> {
  const from = join(data, 'sealed-batches')
  if (await isThere(from)) await cp(from, join(making, 'sealed-batches'), { recursive: true })
}

function reading(file: Database.Database): Pick<Source, 'tables' | 'rows'> {
  return {
    tables: async () => {
      const names = file
        .prepare<[], string>(`select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'`)
        .pluck()
        .all()
      return (
        names
          .filter(name => !ofTheFile.includes(name))
          .sort()
          // Columns that are worked out from others are not listed here.
          .map(name => ({
            name,
            columns: file.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(name).sort(),
          }))
      )
    },
    rows: async function* rows({ name, columns }) {
      // Whole numbers exactly, however large.
      const statement = file
        .prepare<[], unknown[]>(`select ${listed(columns)} from "${name}"`)
        .raw()
        .safeIntegers()
      let some: Row[] = []
      for (const row of statement.iterate()) {
        some.push(row)
        if (some.length < lot) continue
        yield some
        some = []
      }
      if (some.length > 0) yield some
    },
  }
}

function putRows(file: Database.Database, { name, columns }: Table, rows: readonly Row[]): void {
  const insert = file.prepare<unknown[]>(`insert into "${name}" (${listed(columns)}) values (${columns.map(() => '?').join(', ')})`)
  try {
    for (const row of rows) insert.run(...row)
  } catch (error) {
    throw troubleOf(error)
  }
}

const listed = (columns: readonly string[]): string => columns.map(column => `"${column}"`).join(', ')

async function sealedFileIn(folder: string, name: string): Promise<Uint8Array | null> {
  const found = await filesIn(folder).read(name)
  return 'bytes' in found ? found.bytes : null
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
