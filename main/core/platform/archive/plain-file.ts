/** Reads a file from outside whole, within a size, and never through a link, which could lead to a file its sender cannot read. */
import { constants, lstat, open } from 'node:fs/promises'
import { systemCode } from '../../../../shared/system-code.ts'
import { fileRefused } from './zip.ts'

/** @throws Refusal FILE_REFUSED */
export async function readPlainFile(path: string, mostBytes: number): Promise<Uint8Array> {
  const found = await lstat(path).catch(() => null)
  if (found?.isSymbolicLink()) throw fileRefused('link')
  if (!found?.isFile()) throw fileRefused('missing')
  // Looked at again once it is open: another process may have put a link or a longer file in its place. Windows knows no such
  // flag; there a link needs rights of its own.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(error => {
    throw fileRefused(systemCode(error) === 'ELOOP' ? 'link' : 'missing')
  })
  try {
    const { size } = await file.stat()
    if (size > mostBytes) throw fileRefused('too-large')
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}
