/** Makes the commits of the journal again on a copy, or on a store that begins, and so gives back the store that was lost. */
import { constants } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import type Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { Refusal } from '../../../../../shared/refusal.ts'
import { copyFolder, databaseIn } from '../copies/copies.ts'
import { countedIn, sync } from '../copies/make.ts'
import { storeFile } from '../files.ts'
import { migrate } from '../migrate.ts'
import type { Tables } from '../schema.ts'
import { assertWhole, openForReading, openUnread, sqliteEngine } from '../sqlite.ts'
import { chainOf } from './chain.ts'
import { readEntries } from './known.ts'
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

/** So many commits are made again in one transaction. */
const lot = 500

/**
 * Writes the rebuilt store to `path`, read through and at the journal's last commit. Gives that commit.
 * @throws Refusal DB_DAMAGED where the journal does not lead from the base to the state it witnessed
 */
export async function rebuild(folder: string, key: Uint8Array, base: Base, path: string): Promise<number> {
  for (const tail of ['', '-wal', '-shm', '-journal']) await rm(`${path}${tail}`, { force: true })
  const { entries, identity } = await readEntries(folder, key)
  const chain = chainOf(entries)
  const steps = chain.from(base.kind === 'begin' ? 0 : base.n)
  if (steps === null) throw new Refusal('DB_DAMAGED')
  await layBase(folder, key, base, path)
  const file = openUnread(path, key)
  try {
    // A kill in between leaves a file that nobody opens: it takes the store's name once it is whole.
    file.pragma('synchronous = OFF')
    await replay(file, steps, identity ?? '')
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

async function replay(file: Database.Database, steps: readonly Entry[], identity: string): Promise<void> {
  const engine = sqliteEngine(file)
  const db = new Kysely<Tables>({ dialect: engine.dialect })
  const statements = new Map<string, Database.Statement<unknown[]>>()
  let at = 0
  while (at < steps.length) {
    const version = steps[at]?.version ?? 0
    // The program that wrote what follows had brought the schema up before.
    if (version > (await engine.readVersion(db))) {
      await migrate(db, engine)
      statements.clear()
    }
    if (version !== (await engine.readVersion(db))) throw new Refusal('DB_DAMAGED')
    if (countedIn(file).identity === '') file.prepare("insert into store_head (id, identity, n, at) values (1, ?, 0, '')").run(identity)
    file.exec('begin')
    const end = Math.min(at + lot, steps.length)
    for (; at < end && steps[at]?.version === version; at += 1) {
      const step = steps[at]
      if (step) redo(file, step, statements)
    }
    file.exec('commit')
    await new Promise(resolve => setImmediate(resolve))
  }
  const last = steps.at(-1)
  const head = file.prepare<[], { seq: number; hash: string }>('select seq, hash from audit_head').get()
  if (last && (head?.seq ?? 0) !== last.seq) throw new Refusal('DB_DAMAGED')
  if (last && (head?.hash ?? '') !== last.hash) throw new Refusal('DB_DAMAGED')
}

function redo(file: Database.Database, { statements, n, at }: Entry, known: Map<string, Database.Statement<unknown[]>>): void {
  for (const { text, values, changes } of statements) {
    let statement = known.get(text)
    if (!statement) {
      statement = file.prepare(text)
      known.set(text, statement)
    }
    const done = statement.reader ? statement.all(...values).length : statement.run(...values).changes
    if (done !== changes) throw new Refusal('DB_DAMAGED')
  }
  file.prepare('update store_head set n = ?, at = ? where id = 1').run(n, at)
}
