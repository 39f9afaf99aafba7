/** A printer for practice: takes every slip as a real one does, and puts it nowhere. */
import { type Docked, docked } from '../dock.ts'
import { memoryLines } from '../memory-lines.ts'
import { escPosPrinter } from './esc-pos-printer.ts'
import { simulatedPrinter } from './simulated-printer.ts'
import type { SlipPrinter } from './slip-printer.ts'

export const practicePrinterId = 'simulated-printer'

const faults = {
  unplug: 'unplug',
  silence: 'silence',
  garbage: 'garbage',
  paper: 'paper',
  'paper-midway': 'paper-midway',
  cover: 'cover',
  busy: 'busy',
} as const

export function practicePrinter(name: string): SlipPrinter & { readonly dock: Docked } {
  const far = simulatedPrinter()
  const device = { id: practicePrinterId, name, far }
  const lines = memoryLines(device)
  return {
    ...escPosPrinter(lines),
    dock: docked('slip', faults, fault => {
      far.fail(fault)
      lines.plug(device)
    }),
  }
}
