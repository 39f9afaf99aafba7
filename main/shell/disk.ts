/** Says in the program's words why the disk did not take a file. */
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

/** The refusal an error of the disk stands for; any other error stays what it is. */
export function diskTrouble(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? refusals[String(error.code)] : undefined
  return code ? new Refusal(code) : error
}

export async function writeChosen(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes)
  } catch (error) {
    throw diskTrouble(error)
  }
}
