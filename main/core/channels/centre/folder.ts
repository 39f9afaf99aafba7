/** Writes into folders of the other side: whole or not at all, within a deadline, and never into one of the wrong side. */
import { access, constants, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { referenceMark } from '../../../../shared/centre/manifest.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { systemCode } from '../../../../shared/system-code.ts'
import type { Core } from '../../commands/core.ts'
import { inTime } from '../../platform/in-time.ts'
import { syncFolder, writeSynced } from '../../platform/store/write-whole.ts'

export type FolderTrouble = 'FOLDER_AWAY' | 'FOLDER_READ_ONLY' | 'FOLDER_FULL' | 'FOLDER_WRONG_SIDE' | 'FOLDER_UNSET'

const readOnly = ['EACCES', 'EPERM', 'EROFS']
const full = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** What a person can do something about becomes a refusal with its reason; a bug goes on as it is. */
export function folderRefused(error: unknown): never {
  if (error instanceof Refusal && error.code !== 'TIMED_OUT') throw error
  const code = systemCode(error)
  // Errors of the system are all upper case and begin with E; those of Node itself begin with ERR_.
  if (code !== 'TIMED_OUT' && code !== 'ERR_INVALID_ARG_VALUE' && !/^E[A-Z0-9]+$/.test(code)) throw error
  throw troubled(full.includes(code) ? 'FOLDER_FULL' : readOnly.includes(code) ? 'FOLDER_READ_ONLY' : 'FOLDER_AWAY')
}

export const troubled = (why: FolderTrouble): Refusal => new Refusal('CENTRE_FOLDER', { why })
export const troubleIn = (error: unknown): string | null =>
  error instanceof Refusal && error.code === 'CENTRE_FOLDER' ? String(error.detail?.why) : null

/** Practice reaches only the folders of a reference centre, and a live branch never one of them. @throws Refusal CENTRE_FOLDER */
export async function checkFolder(core: Pick<Core, 'branch'>, folder: string | null, how: 'written' | 'read' = 'written'): Promise<string> {
  if (folder === null) throw troubled('FOLDER_UNSET')
  const look = async () => {
    if (!isAbsolute(folder) || !(await stat(folder)).isDirectory()) throw troubled('FOLDER_AWAY')
    await access(folder, how === 'written' ? constants.W_OK : constants.R_OK)
    const marked = await stat(join(folder, referenceMark)).then(
      () => true,
      () => false,
    )
    if (marked !== (core.branch.mode === 'practice')) throw troubled('FOLDER_WRONG_SIDE')
  }
  await inTime(look()).catch(folderRefused)
  return folder
}

const besideOf = (name: string): string => `.${name}.new`

/** @throws Refusal CENTRE_FOLDER; nothing of the file lies there then */
export async function putWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const beside = join(folder, besideOf(name))
  const put = async () => {
    try {
      await writeSynced(beside, bytes)
      await rename(beside, join(folder, name))
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined)
      throw error
    }
    await syncFolder(folder)
  }
  await inTime(put()).catch(folderRefused)
}

/** True once the file is not there; false while the folder cannot be reached. */
export async function removed(folder: string, name: string): Promise<boolean> {
  const remove = async () => {
    // A stick that was pulled out leaves its folder away: whether the file is on it nobody knows.
    if (!(await stat(folder)).isDirectory()) return false
    await rm(join(folder, besideOf(name)), { force: true })
    await rm(join(folder, name), { force: true })
    await syncFolder(folder)
    return true
  }
  return inTime(remove()).catch(() => false)
}

/** Pictures that lie in the folder, whoever put them there. @throws Refusal CENTRE_FOLDER */
export async function picturesIn(folder: string): Promise<readonly string[]> {
  const found = await inTime(readdir(folder)).catch(folderRefused)
  return found.filter(name => /\.(jpe?g|png|bmp|tiff?)$/i.test(name) && !name.startsWith('.'))
}

/** Reads a file that somebody else wrote, up to so many bytes. Null where it is longer. */
export async function readUpTo(path: string, most: number): Promise<Uint8Array | null> {
  const file = await open(path, 'r')
  try {
    if ((await file.stat()).size > most) return null
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}
