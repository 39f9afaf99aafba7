/** The core's interface to the photo engine: a few calls to a worker thread, with deadlines; a dead thread is restarted. */
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Best } from './best.ts'
import type { Judged } from './judge.ts'
import type { Looked } from './look.ts'
import type { Page, Quarters } from './page/make-page.ts'
import { type Thread, threadOf } from './thread.ts'

export type { Best } from './best.ts'
export type { FileFacts, Judged } from './judge.ts'
export type { FaceSeen, Looked } from './look.ts'
export type { Page, Quarters } from './page/make-page.ts'

export type PhotoEngine = {
  judge(image: Uint8Array, spec: PhotoSpec): Promise<Judged>
  /** All verdicts except those of the finished file, and the face's position: for guidance, never for a decision. */
  look(image: Uint8Array, spec: PhotoSpec): Promise<Looked>
  /** Like `look`, from a small copy of a frame `frameWidth` pixels wide, several times a second: for live guidance only. */
  guide(image: Uint8Array, spec: PhotoSpec, frameWidth: number): Promise<Looked>
  /** Judges the best frame of a burst of one to five. */
  best(images: readonly Uint8Array[], spec: PhotoSpec): Promise<Best>
  /** Makes the copy of a paper that is kept: no verdict of a photo, and no network. */
  page(image: Uint8Array, quarters: Quarters): Promise<Page>
  /** Loads the networks before the first picture. */
  warmUp(): Promise<void>
  close(): Promise<void>
}

export type PhotoEngineOptions = {
  readonly modelsDir: string
  /** Milliseconds for one picture, once the networks are loaded. */
  readonly deadline?: number
  /** Milliseconds for a thread to start and load the networks. */
  readonly startDeadline?: number
}

type Job =
  | { readonly kind: 'judge' | 'look'; readonly image: Uint8Array; readonly spec: PhotoSpec }
  | { readonly kind: 'guide'; readonly image: Uint8Array; readonly spec: PhotoSpec; readonly frameWidth: number }
  | { readonly kind: 'best'; readonly images: readonly Uint8Array[]; readonly spec: PhotoSpec }
  | { readonly kind: 'page'; readonly image: Uint8Array; readonly quarters: Quarters }
  | { readonly kind: 'load' | 'warmUp' }
const defaultDeadline = 15_000
// Some five megabytes from a disk that a virus scanner reads along with; a picture that comes meanwhile must not be called too slow for it.
const defaultStartDeadline = 60_000
const longestBurst = 5
// Pixels are outside the V8 heap; a small young generation releases them sooner.
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 } as const

// External memory counts towards the heap size. With the default initial size V8 ran a full collection after every look, a tenth of its
// time; with this size, once in a few dozen looks. V8 reads the flag when a thread's heap is created, so it must be set before that.
setFlagsFromString('--initial-old-space-size=48')

export function openPhotoEngine({
  modelsDir,
  deadline = defaultDeadline,
  startDeadline = defaultStartDeadline,
}: PhotoEngineOptions): PhotoEngine {
  let thread: Thread | null = null
  let isClosed = false
  // One picture at a time: two at once would each be slower, and the deadline is per picture, not per queue.
  let last: Promise<unknown> = Promise.resolve()
  // The cast holds because worker.ts answers each kind of job with its own result.
  const inTurn = <T>(job: Job): Promise<T> => {
    const work = async () => {
      // A call still queued after closing must not start a thread that would never be ended.
      if (isClosed) throw new Refusal('CORE_DOWN')
      if (!thread?.isAlive()) {
        thread = threadOf(startWorker(modelsDir))
        await thread.ask({ kind: 'load' } satisfies Job, startDeadline)
      }
      return (await thread.ask(job, deadline)) as T
    }
    const next = last.then(work, work)
    last = next.catch(error => error)
    return next
  }
  return {
    judge: (image, spec) => inTurn<Judged>({ kind: 'judge', image, spec }),
    look: (image, spec) => inTurn<Looked>({ kind: 'look', image, spec }),
    guide: (image, spec, frameWidth) => inTurn<Looked>({ kind: 'guide', image, spec, frameWidth }),
    best: (images, spec) => inTurn<Best>({ kind: 'best', images: images.slice(0, longestBurst), spec }),
    page: (image, quarters) => inTurn<Page>({ kind: 'page', image, quarters }),
    warmUp: async () => void (await inTurn<null>({ kind: 'warmUp' })),
    close: async () => {
      isClosed = true
      await thread?.end(new Refusal('CORE_DOWN'))
    },
  }
}

function startWorker(modelsDir: string): Worker {
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './photo-worker.mjs'
  return new Worker(new URL(file, import.meta.url), { workerData: { modelsDir }, execArgv: [], resourceLimits })
}
