/** Holds the data folder for one core at a time. */

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '../../../../shared/refusal.ts'
import { isFull, sqliteCode } from './sqlite.ts'

export type Lock = { release(): void }

/**
 * An exclusive transaction on a tiny SQLite file: the operating system drops it with the process, so a killed core
 * leaves no stale lock behind as a pid file would.
 * @throws Refusal FOLDER_BUSY when another core holds the folder, FOLDER_UNWRITABLE or DISK_FULL when nothing can be written there.
 */
export function lockFolder(folder: string): Lock {
  const file = openLock(join(folder, 'lock'))
  try {
    file.pragma('busy_timeout = 0')
    file.exec('begin exclusive')
  } catch (error) {
    file.close()
    const code = sqliteCode(error)
    throw new Refusal(code === 'SQLITE_BUSY' ? 'FOLDER_BUSY' : isFull(code) ? 'DISK_FULL' : 'FOLDER_UNWRITABLE')
  }
  return { release: () => void file.close() }
}

function openLock(path: string): Database.Database {
  try {
    return new Database(path)
  } catch {
    throw new Refusal('FOLDER_UNWRITABLE')
  }
}
