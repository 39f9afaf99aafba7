/** A printer for practice: takes every slip as a real one does, and puts it nowhere. */
import { memoryLines } from '../memory-lines.ts'
import { escPosPrinter } from './esc-pos-printer.ts'
import { simulatedPrinter } from './simulated-printer.ts'
import type { SlipPrinter } from './slip-printer.ts'

export const practicePrinterId = 'simulated-printer'

export const practicePrinter = (name: string): SlipPrinter =>
  escPosPrinter(memoryLines({ id: practicePrinterId, name, far: simulatedPrinter() }))
