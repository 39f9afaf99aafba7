/** Measures the memory of a core that takes pictures: the core and the networks alone, the pictures come from outside. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Round } from './core-memory.ts'

const rounds = 40
const burstRounds = 45

/** `bursts` are handed over one after another, in turn; the first of each serves as the single frame. */
export async function coreMemory(bursts: readonly (readonly Buffer[])[]): Promise<string> {
  const core = fork(new URL('./core-memory.ts', import.meta.url), { serialization: 'advanced', execArgv: [] })
  try {
    const [ready] = await once(core, 'message')
    const after = async (kind: Round['kind'], times: number): Promise<number> => {
      let most = 0
      for (let i = 0; i < times; i++) {
        const burst = bursts[i % bursts.length] ?? []
        const frames = (kind === 'best' ? burst : burst.slice(0, 1)).map(frame => new Uint8Array(frame))
        const answer = once(core, 'message')
        core.send({ kind, frames } satisfies Round)
        const [megabytes] = await answer
        most = Math.max(most, Number(megabytes))
      }
      return most
    }
    const single = Math.max(await after('look', rounds), await after('judge', rounds))
    const burst = await after('best', burstRounds)
    return `Memory of a whole core in a process of its own, the most of every answer: ${ready} MB with loaded networks, ${single} MB in ${rounds * 2} pictures, ${burst} MB in ${burstRounds} bursts (target 400).`
  } finally {
    core.disconnect()
  }
}
