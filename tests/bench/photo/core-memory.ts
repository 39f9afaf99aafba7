/** A whole core in a process of its own, store open and networks loaded, so that its memory is the program's and not the bench's. */
import { z } from '../../../shared/zod.ts'
import { aCounter } from '../../support/a-counter.ts'
import { photoSpec } from '../../support/a-photo-engine.ts'

export const Round = z.object({ frames: z.array(z.instanceof(Uint8Array)), kind: z.enum(['look', 'judge', 'best']) })
export type Round = z.infer<typeof Round>

const spec = await photoSpec()
const counter = await aCounter()
const { photos } = counter.core
await photos.warmUp()

process.on('message', async message => {
  const { kind, frames } = Round.parse(message)
  const [frame = new Uint8Array(0)] = frames
  await (kind === 'best' ? photos.best(frames, spec) : photos[kind](frame, spec))
  process.send?.(megabytes())
})
process.on('disconnect', () => void counter.end())
process.send?.(megabytes())

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 1e6)
}
