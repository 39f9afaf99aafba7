/** Parses a workbook or a text of separated values by what the file is, not by its name. Runs in the thread of `worker.ts`. */
import { type FileFault, isFileFault } from '../../../../shared/files/file-fault.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { fileRefused } from '../archive/zip.ts'
import { readCsv } from './csv.ts'
import type { Workbook } from './sheet.ts'
import { readXls } from './xls.ts'
import { readXlsx } from './xlsx.ts'

const begins = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte)

/** The zip is the workbook itself: whoever picked one does not know that it is a zip. */
const saidOfWorkbook: { readonly [fault in FileFault]?: FileFault } = {
  'not-a-zip': 'workbook-damaged',
  damaged: 'workbook-damaged',
  'unsafe-name': 'workbook-damaged',
  'same-name': 'workbook-damaged',
  'unknown-packing': 'workbook-damaged',
  encrypted: 'workbook-locked',
  'too-many': 'workbook-too-large',
  'too-large': 'workbook-too-large',
}

/** @throws Refusal FILE_REFUSED */
export async function parseWorkbook(bytes: Uint8Array): Promise<Workbook> {
  try {
    if (begins(bytes, 0x50, 0x4b)) return await readXlsx(bytes)
    // A compound file holds the .xls, and the .xlsx that has a password; before Excel 97 the stream stood alone.
    if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0) || begins(bytes, 0x09, 0x08) || begins(bytes, 0x09, 0x04)) return readXls(bytes)
    return readCsv(bytes)
  } catch (error) {
    // Any other error in a parser is caused by the file, so it is refused rather than reported as a bug.
    const why = error instanceof Refusal ? String(error.detail?.why) : 'workbook-damaged'
    if (!isFileFault(why)) throw error
    throw fileRefused(saidOfWorkbook[why] ?? why)
  }
}
