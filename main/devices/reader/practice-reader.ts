/** A reader for practice: each press of the key reads the document of the next made-up person. */
import { memoryLines } from '../memory-lines.ts'
import { ga450Reader } from './ga450-reader.ts'
import type { Reader } from './reader.ts'
import { type CardBytes, simulatedModule } from './simulated-module.ts'

export const practiceReaderId = 'simulated-reader'

export function practiceReader(name: string, cards: readonly CardBytes[]): Reader {
  const module = simulatedModule()
  const reader = ga450Reader(memoryLines({ id: practiceReaderId, name, far: module }))
  let next = 0
  return {
    list: reader.list,
    read: (id, signal) => {
      const card = cards[next % cards.length]
      if (card) module.put(card)
      next += 1
      return reader.read(id, signal)
    },
  }
}
