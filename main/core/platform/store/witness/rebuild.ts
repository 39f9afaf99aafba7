/** Makes the commits of the journal again on a copy, or on a store that begins, and so gives back the store that was lost. */

import { constants } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import type Database from 'better-sqlite3'
import { Refusal } from '../../../../../shared/refusal.ts'
import { copyFolder, databaseIn } from '../copies/copies.ts'
import { countedIn, sync } from '../copies/make.ts'
import { queriesOn } from '../engine.ts'
import { storeFile } from '../files.ts'
import { migrate } from '../migrate.ts'
import { assertWhole, openForReading, openUnread, sqliteEngine } from '../sqlite.ts'
import { chainOf } from './chain.ts'
import { type Journal, type Placed, readAgain } from './known.ts'
import type { Entry } from './record.ts'

/**
 * `copy` by its time; the damaged store itself where it opens but lacks commits; its file without the log beside it, where that is damaged;
 * nothing but the journal from the first commit on.
 */
export type Base =
  | { readonly kind: 'copy'; readonly at: string; readonly n: number }
  | { readonly kind: 'store'; readonly n: number }
  | { readonly kind: 'bare'; readonly n: number }
  | { readonly kind: 'begin' }

/** So many commits, or so much of the journal, are made again in one transaction. */
const lot = 500
const lotBytes = 16_000_000

/**
 * Writes the rebuilt store to `path`, read through and at the journal's last commit. Gives that commit.
 * @throws Refusal DB_DAMAGED where the journal does not lead from the base to the state it witnessed
 */
export async function rebuild(folder: string, key: Uint8Array, journal: Journal, base: Base, path: string): Promise<number> {
  for (const tail of ['', '-wal', '-shm', '-journal']) await rm(`${path}${tail}`, { force: true })
  const chain = chainOf(journal.commits)
  const steps = chain.from(base.kind === 'begin' ? 0 : base.n)
  if (steps === null) throw new Refusal('DB_DAMAGED')
  await layBase(folder, key, base, path)
  const file = openUnread(path, key)
  try {
    // A kill in between leaves a file that nobody opens: it takes the store's name once it is whole.
    file.pragma('synchronous = OFF')
    await replay(file, steps, key, journal.identity ?? '')
    assertWhole(file)
    file.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    file.close()
  }
  for (const tail of ['-wal', '-shm']) await rm(`${path}${tail}`, { force: true })
  await sync(path)
  return chain.head
}

async function layBase(folder: string, key: Uint8Array, base: Base, path: string): Promise<void> {
  if (base.kind === 'copy') return copyFile(databaseIn(copyFolder(folder, base.at)), path, constants.COPYFILE_FICLONE)
  if (base.kind === 'begin') return
  if (base.kind === 'bare') return copyFile(storeFile(folder), path, constants.COPYFILE_FICLONE)
  const store = openForReading(storeFile(folder), key)
  try {
    store.prepare('vacuum into ?').run(path)
  } finally {
    store.close()
  }
}

async function replay(file: Database.Database, steps: readonly Placed[], key: Uint8Array, identity: string): Promise<void> {
  const engine = sqliteEngine(file)
  const db = queriesOn(engine)
  let again = redoing(file)
  let version = -1
  let [inLot, bytes] = [0, 0]
  let at = 0
  for await (const entry of readAgain(steps, key)) {
    if (entry.version !== version) {
      if (inLot > 0) file.exec('commit')
      inLot = 0
      // The program that wrote what follows had brought the schema up before.
      if (entry.version > (await engine.readVersion(db))) await migrate(db, engine)
      version = await engine.readVersion(db)
      if (entry.version !== version) throw new Refusal('DB_DAMAGED')
      if (countedIn(file).identity === '') file.prepare("insert into store_head (id, identity, n, at) values (1, ?, 0, '')").run(identity)
      again = redoing(file)
    }
    if (inLot === 0) file.exec('begin')
    again(entry)
    inLot += 1
    bytes += steps[at]?.length ?? 0
    at += 1
    if (inLot < lot && bytes < lotBytes && at < steps.length) continue
    file.exec('commit')
    ;[inLot, bytes] = [0, 0]
    await new Promise(resolve => setImmediate(resolve))
  }
  const last = steps.at(-1)
  const head = file.prepare<[], { seq: number; hash: string }>('select seq, hash from audit_head').get()
  if (last && (head?.seq ?? 0) !== last.seq) throw new Refusal('DB_DAMAGED')
  if (last && (head?.hash ?? '') !== last.hash) throw new Refusal('DB_DAMAGED')
}

/** Statements are compiled once, as long as the schema stays the same. */
function redoing(file: Database.Database): (entry: Entry) => void {
  const known = new Map<string, Database.Statement<unknown[]>>()
  const compiled = (text: string) => {
    const found = known.get(text) ?? file.prepare(text)
    known.set(text, found)
    return found
  }
  return ({ statements, n, at }) => {
    for (const { text, values, changes } of statements) {
      const statement = compiled(text)
      const done = statement.reader ? statement.all(...values).length : statement.run(...values).changes
      if (done !== changes) throw new Refusal('DB_DAMAGED')
    }
    compiled('update store_head set n = ?, at = ? where id = 1').run(n, at)
  }
}
