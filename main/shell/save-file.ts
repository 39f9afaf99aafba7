/** Writes a file where a person asked for it, or says why not. */
import { writeFile } from 'node:fs/promises'
import { Refusal, type RefusalCode } from '../../shared/refusal.ts'

const refusals: Readonly<Record<string, RefusalCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EACCES: 'FOLDER_UNWRITABLE',
  EPERM: 'FOLDER_UNWRITABLE',
  EROFS: 'FOLDER_UNWRITABLE',
  EBUSY: 'FOLDER_UNWRITABLE',
}

export async function writeChosen(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? refusals[String(error.code)] : undefined
    throw code ? new Refusal(code) : error
  }
}
