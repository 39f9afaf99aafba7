/** Reads a sheet somebody picked, as long as it is of a size a sheet can have. */
import { readFile, stat } from 'node:fs/promises'
import { fileRefused } from '../../platform/archive/zip.ts'

const longestSheet = 32 * 1024 * 1024

/** @throws Refusal FILE_REFUSED */
export async function readFileOf(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw fileRefused('missing')
  if (found.size > longestSheet) throw fileRefused('too-large')
  return new Uint8Array(await readFile(path))
}
