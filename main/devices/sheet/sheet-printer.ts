/** The port of a printer for sheets of A4. */
import type { LineInfo } from '../line.ts'

/** Names the printer and the tray the sheets are taken from, where it has several. */
export type SheetPrinterId = string

export type SheetPrinter = {
  /** A printer with several trays stands there once for each. */
  list(): Promise<LineInfo[]>
  /**
   * A PDF of A4 pages, unscaled. `printed` once the printer itself says that it is done, `unsure` where the job was handed over whole and
   * nobody says more. Throws `DeviceTrouble` where no paper came; then nothing of the job waits to come out later.
   */
  print(printer: SheetPrinterId, pdf: Uint8Array, signal: AbortSignal): Promise<'printed' | 'unsure'>
}
