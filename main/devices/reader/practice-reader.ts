/** A reader for practice: each press of the key reads the document of the next made-up person. */
import { type Docked, docked } from '../dock.ts'
import { memoryLines } from '../memory-lines.ts'
import { ga450Reader } from './ga450-reader.ts'
import type { Reader } from './reader.ts'
import { type CardBytes, simulatedModule } from './simulated-module.ts'

export const practiceReaderId = 'simulated-reader'

const faults = { unplug: 'unplug', silence: 'silence', garbage: 'torn', refused: 'refused' } as const

export function practiceReader(name: string, cards: readonly CardBytes[]): Reader & { readonly dock: Docked } {
  const module = simulatedModule()
  const device = { id: practiceReaderId, name, far: module }
  const lines = memoryLines(device)
  const reader = ga450Reader(lines)
  let next = 0
  return {
    list: reader.list,
    read: (id, signal) => {
      const card = cards[next % cards.length]
      if (card) module.put(card)
      next += 1
      return reader.read(id, signal)
    },
    dock: docked('reader', faults, fault => {
      module.fail(fault)
      lines.plug(device)
    }),
  }
}
