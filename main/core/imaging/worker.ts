/** The photo engine's worker thread: runs one job at a time, so that pixel work never blocks the core. */
import { parentPort, workerData } from 'node:worker_threads'
import sharp from 'sharp'
import { PhotoSpec } from '../../../shared/photo/standard.ts'
import { z } from '../../../shared/zod.ts'
import { best } from './best.ts'
import { judge } from './judge.ts'
import { guide, look } from './look.ts'
import { openNetworks, warm } from './net/networks.ts'
import { makePage } from './page/make-page.ts'
import { withScratch } from './raster/scratch.ts'
import type { Answer } from './thread.ts'

const Job = z.discriminatedUnion('kind', [
  z.object({ id: z.number(), kind: z.literal('judge'), image: z.instanceof(Uint8Array), spec: PhotoSpec }),
  z.object({ id: z.number(), kind: z.literal('look'), image: z.instanceof(Uint8Array), spec: PhotoSpec }),
  z.object({
    id: z.number(),
    kind: z.literal('guide'),
    image: z.instanceof(Uint8Array),
    spec: PhotoSpec,
    frameWidth: z.number().positive(),
  }),
  z.object({ id: z.number(), kind: z.literal('best'), images: z.array(z.instanceof(Uint8Array)), spec: PhotoSpec }),
  z.object({
    id: z.number(),
    kind: z.literal('page'),
    image: z.instanceof(Uint8Array),
    quarters: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  }),
  z.object({ id: z.number(), kind: z.enum(['load', 'warmUp']) }),
])
type Job = z.infer<typeof Job>

// No cache, because each picture is decoded once; one thread, to leave the second CPU core to the rest of the program.
sharp.cache(false)
sharp.concurrency(1)

const port = parentPort
if (!port) throw new Error('The photo worker only runs as a thread of the photo engine')
const networks = openNetworks(z.object({ modelsDir: z.string() }).parse(workerData).modelsDir)

async function done(job: Job) {
  const ready = await networks
  switch (job.kind) {
    case 'judge':
      return judge(ready, job.image, job.spec)
    case 'look':
      return look(ready, job.image, job.spec)
    case 'guide':
      return guide(ready, job.image, job.spec, job.frameWidth)
    case 'best':
      return best(ready, job.images, job.spec)
    case 'page':
      return makePage(job.image, job.quarters)
    case 'load':
      return null
    case 'warmUp':
      warm(ready)
      return null
    default:
      return job satisfies never
  }
}

port.on('message', async (message: unknown) => {
  try {
    const job = Job.parse(message)
    port.postMessage({ id: job.id, result: await withScratch(() => done(job)) } satisfies Answer)
  } catch (error) {
    // Sent as text, because some errors lose their message between threads; the engine then ends this thread.
    port.postMessage({ fault: error instanceof Error ? error.message : 'The photo thread failed' } satisfies Answer)
  }
})
