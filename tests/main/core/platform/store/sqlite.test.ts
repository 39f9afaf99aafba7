/** Opens encrypted files by their key: quickly by the raw key, and stores that were keyed before it as well. */
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFile, openForReading, openUnread } from '../../../../../main/core/platform/store/sqlite.ts'

const key = new Uint8Array(randomBytes(32))
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
  path = join(folder, 'store.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const rowsOf = (file: Database.Database): unknown => {
  try {
    return file.prepare('select word from said order by word').pluck().all()
  } finally {
    file.close()
  }
}

/** A store as it was keyed before raw keys, as a power cut leaves it: one row in the file, one only in the log beside it. */
function aStoreOfBefore(): void {
  const at = join(folder, 'before.db')
  const file = new Database(at)
  file.key(Buffer.from(key))
  file.pragma('journal_mode = WAL')
  file.exec("create table said (word text not null) strict; insert into said values ('first')")
  file.pragma('wal_checkpoint(TRUNCATE)')
  file.exec("insert into said values ('second')")
  for (const end of ['', '-wal']) copyFileSync(`${at}${end}`, `${path}${end}`)
  file.close()
}

test('a store keyed before raw keys opens with its last commit, and goes on', () => {
  aStoreOfBefore()
  const file = openUnread(path, key)
  file.exec("insert into said values ('third')")
  expect(rowsOf(file)).toEqual(['first', 'second', 'third'])
  expect(rowsOf(openFile(path, key))).toEqual(['first', 'second', 'third'])
})

test('so does one that is only read, and a copy made of it', () => {
  aStoreOfBefore()
  const file = openForReading(path, key)
  file.prepare('vacuum into ?').run(join(folder, 'copy.db'))
  expect(rowsOf(file)).toEqual(['first', 'second'])
  expect(rowsOf(openForReading(join(folder, 'copy.db'), key))).toEqual(['first', 'second'])
})

test('another key opens neither, and leaves the log as it was', () => {
  aStoreOfBefore()
  const before = readFileSync(`${path}-wal`)
  expect(() => openUnread(path, new Uint8Array(32).fill(7))).toThrow(expect.objectContaining({ code: 'DB_DAMAGED' }))
  expect(readFileSync(`${path}-wal`).equals(before)).toBe(true)
  expect(rowsOf(openUnread(path, key))).toEqual(['first', 'second'])
})

test('a new store takes the raw key, and a file that is none is said to be damaged', () => {
  const file = openUnread(path, key)
  file.exec("create table said (word text not null) strict; insert into said values ('first')")
  file.close()
  const raw = new Database(path)
  raw.key(Buffer.from(`raw:${Buffer.from(key).toString('hex')}`))
  expect(rowsOf(raw)).toEqual(['first'])
  expect(readFileSync(path).includes('said')).toBe(false)
  writeFileSync(path, randomBytes(8192))
  expect(() => openForReading(path, key)).toThrow(expect.objectContaining({ code: 'DB_DAMAGED' }))
})
