/** Brings stores to the newest version, and shows that a step cut short was never taken. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../../../../main/core/platform/store/migrate.ts'
import type { Migration } from '../../../../../main/core/platform/store/migration.ts'
import { migrations } from '../../../../../main/core/platform/store/migrations/index.ts'
import type { Tables } from '../../../../../main/core/platform/store/schema.ts'
import { openFile, sqliteEngine } from '../../../../../main/core/platform/store/sqlite.ts'

const key = new Uint8Array(32).fill(3)
let folder: string
let file: Database.Database
let db: Kysely<Tables>
const open = () => {
  file = openFile(join(folder, 'store.db'), key)
  const engine = sqliteEngine(file)
  db = new Kysely<Tables>({ dialect: engine.dialect })
  return engine
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrate-'))
})
afterEach(async () => {
  file.close()
  await rm(folder, { recursive: true })
})
const version = () => Number(file.pragma('user_version', { simple: true }))
const newest = Math.max(...migrations.map(each => each.version))
const tableNames = () =>
  file
    .prepare<[], { name: string }>(`select name from sqlite_schema where type = 'table' order by name`)
    .all()
    .map(({ name }) => name)

const letter = (number: number, name: string): Migration => ({
  version: number,
  name,
  up: async tx => {
    await sql`create table ${sql.id(name)} (id text primary key) strict`.execute(tx)
    await sql`insert into ${sql.id(name)} values ('one')`.execute(tx)
  },
})

describe('from nothing', () => {
  test('to the newest version, with strict tables, and a second time nothing happens', async () => {
    const engine = open()
    await migrate(db, engine)
    expect(version()).toBe(newest)
    expect(tableNames()).toEqual(expect.arrayContaining(['audit', 'branch', 'case_file', 'operator', 'photo', 'pickup_seat', 'ticket']))
    const loose = file
      .prepare<[], { name: string }>(
        `select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'`,
      )
      .all()
    expect(loose).toEqual([])
    await migrate(db, engine)
    expect(version()).toBe(newest)
  })

  test('the file is written as a bank would have it', () => {
    open()
    const pragma = (name: string) => file.pragma(name, { simple: true })
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys'), pragma('secure_delete')]).toEqual(['wal', 2, 1, 1])
    expect([pragma('temp_store'), pragma('recursive_triggers')]).toEqual([2, 1])
  })
})

describe('a step', () => {
  const list = [letter(10, 'a'), letter(20, 'b'), letter(30, 'c')]

  test('that fails half way takes the steps before it back with it, and the next try takes them all', async () => {
    const engine = open()
    const failing: Migration = {
      version: 20,
      name: 'b',
      up: async (tx, with_) => {
        await letter(20, 'b').up(tx, with_)
        throw new Error('power cut')
      },
    }
    await expect(migrate(db, engine, [letter(10, 'a'), failing, letter(30, 'c')])).rejects.toThrow('power cut')
    expect([version(), tableNames()]).toEqual([0, []])
    await migrate(db, engine, list)
    expect([version(), tableNames()]).toEqual([30, ['a', 'b', 'c']])
  })

  test('added between two releases is taken by those who are before it only', async () => {
    const engine = open()
    await migrate(db, engine, [letter(10, 'a')])
    await migrate(db, engine, [letter(10, 'a'), letter(15, 'between'), letter(20, 'b')])
    expect([version(), tableNames()]).toEqual([20, ['a', 'b', 'between']])
  })

  test('of a newer program is not undone: the store is left alone', async () => {
    const engine = open()
    await migrate(db, engine, list)
    await expect(migrate(db, engine, list.slice(0, 2))).rejects.toMatchObject({
      code: 'DB_FROM_FUTURE',
      detail: { version: 30, newest: 20 },
    })
    expect([version(), tableNames()]).toEqual([30, ['a', 'b', 'c']])
  })
})

test('another key is no key', () => {
  open()
  file.exec('create table a (id text) strict')
  file.close()
  expect(() => openFile(join(folder, 'store.db'), new Uint8Array(32).fill(4))).toThrow(expect.objectContaining({ code: 'DB_DAMAGED' }))
  const bare = new Database(join(folder, 'store.db'))
  expect(() => bare.prepare('select * from sqlite_schema').all()).toThrow(/not a database/)
  bare.close()
})
