/** Reads a sheet somebody picked, as long as it is of a size a sheet can have. */
import { readPlainFile } from '../../platform/archive/plain-file.ts'

const longestSheet = 32 * 1024 * 1024

/** @throws Refusal FILE_REFUSED */
export const readFileOf = (path: string): Promise<Uint8Array> => readPlainFile(path, longestSheet)
