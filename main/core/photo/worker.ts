/** The photo engine's own thread: answers one picture at a time, so that pixels never hold up the core. */
import { parentPort, workerData } from 'node:worker_threads'
import sharp from 'sharp'
import { PhotoSpec } from '../../../shared/photo/standard.ts'
import { z } from '../../../shared/zod.ts'
import { judge } from './judge.ts'
import { openNetworks } from './net/networks.ts'

const Job = z
  .object({ id: z.number(), image: z.instanceof(Uint8Array), spec: PhotoSpec })
  .or(z.object({ id: z.number(), warmUp: z.literal(true) }))

// Every picture is decoded once only, and the second core belongs to the rest of the program.
sharp.cache(false)
sharp.concurrency(1)

const port = parentPort
if (!port) throw new Error('The photo worker only runs as a thread of the photo engine')
const networks = openNetworks(z.object({ modelsDir: z.string() }).parse(workerData).modelsDir)

port.on('message', async (message: unknown) => {
  try {
    const job = Job.parse(message)
    const ready = await networks
    port.postMessage({ id: job.id, judged: 'image' in job ? await judge(ready, job.image, job.spec) : null })
  } catch (error) {
    // Told as text, because some errors lose their message on the way between threads; the engine then ends this thread.
    port.postMessage({ fault: error instanceof Error ? error.message : 'The photo thread failed' })
  }
})
