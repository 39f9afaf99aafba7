/** The port of a printer for 80 mm slips. */
import type { Dots } from '../../../shared/printing/dots.ts'
import type { LineInfo } from '../line.ts'

export type PrinterId = string

/** `quiet`: the printer answers no question, so nobody knows. */
export type PrinterState = 'ready' | 'quiet' | 'paper-low'

export type SlipPrinter = {
  list(): Promise<LineInfo[]>
  /**
   * `printed` once the printer says that it is done, `unsure` where it never says anything.
   * Throws `DeviceTrouble` where no paper came, or not all of it.
   */
  print(printer: PrinterId, dots: Dots, signal: AbortSignal): Promise<'printed' | 'unsure'>
  /** The drawer hangs on the printer, which needs no paper for it and cannot say whether it moved. Throws `DeviceTrouble` where the line is gone. */
  openDrawer(printer: PrinterId, signal: AbortSignal): Promise<void>
  /** Throws `DeviceTrouble` where it cannot print. */
  look(printer: PrinterId, signal: AbortSignal): Promise<PrinterState>
}
