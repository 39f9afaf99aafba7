/** The store's own thread: copies, checks and carries on connections of its own, so that no call waits for any of it. */
import { parentPort } from 'node:worker_threads'
import { Refusal } from '../../../../../shared/refusal.ts'
import { systemCode } from '../../../../../shared/system-code.ts'
import { z } from '../../../../../shared/zod.ts'
import { storeFile } from '../files.ts'
import { assertWhole, openForReading, troubleOf } from '../sqlite.ts'
import { isFull } from '../write-whole.ts'
import { carryCopy } from './carry.ts'
import { makeCopy } from './make.ts'

const ofStore = { id: z.number(), folder: z.string(), key: z.instanceof(Uint8Array) }
const Job = z.discriminatedUnion('kind', [
  z.object({ ...ofStore, kind: z.literal('copy'), at: z.string() }),
  z.object({ ...ofStore, kind: z.literal('check') }),
  z.object({ ...ofStore, kind: z.literal('carry'), to: z.string() }),
])
type Job = z.infer<typeof Job>

const port = parentPort
if (!port) throw new Error('the store worker only runs as a thread of the store')

async function done(job: Job) {
  const { folder, key } = job
  switch (job.kind) {
    case 'copy':
      return makeCopy(folder, key, job.at)
    case 'carry':
      return carryCopy(folder, key, job.to)
    case 'check': {
      const file = openForReading(storeFile(folder), key)
      try {
        assertWhole(file)
        return null
      } finally {
        file.close()
      }
    }
    default:
      return job satisfies never
  }
}

// One after the other: two copies at a time would write into each other's folder.
let turn: Promise<void> = Promise.resolve()
port.on('message', (message: unknown) => {
  const job = Job.parse(message)
  turn = turn.then(() => answer(job))
})

async function answer(job: Job): Promise<void> {
  try {
    port?.postMessage({ id: job.id, result: await done(job) })
  } catch (error) {
    // Only codes go between the threads: a message may quote a path.
    port?.postMessage({ id: job.id, ...codesOf(isFull(error) ? new Refusal('DISK_FULL') : troubleOf(error)) })
  }
}

const codesOf = (error: unknown): { readonly refused: string | null; readonly error: string } => ({
  refused: error instanceof Refusal ? error.code : null,
  error: systemCode(error) || 'unknown',
})
