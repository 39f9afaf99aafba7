/** Moves a branch and dies, as by a power cut, before the lot of rows it is told; for a test. */
import { systemClock } from '../../main/core/platform/clock.ts'
import { openEnds } from '../../main/core/platform/store/move/ends.ts'
import { moveStore } from '../../main/core/platform/store/move/move.ts'

export type Order = {
  readonly from: string
  readonly to: string
  readonly data: string
  /** How many lots of rows are written before it dies; null is when all of them are, and compared. */
  readonly dieAfter: number | null
}

const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('it should be dead')
}

process.once('message', (message: Order) => void move(message))

async function move({ dieAfter, ...wish }: Order): Promise<void> {
  const { source, target } = await openEnds({ ...wish, key: { kind: 'beside' } }, { clock: systemClock(), log: () => undefined })
  let puts = 0
  await moveStore(source, {
    ...target,
    put: async (table, rows) => {
      if (puts === dieAfter) die()
      puts += 1
      await target.put(table, rows)
    },
    finish: async () => die(),
  })
}
