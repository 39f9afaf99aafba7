/** The photo engine as the core sees it: a thread behind two calls, with deadlines, restarted when it dies. */
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Best } from './best.ts'
import type { Judged } from './judge.ts'
import type { Looked } from './look.ts'

export type { Best } from './best.ts'
export type { FileFacts, Judged } from './judge.ts'
export type { FaceSeen, Looked } from './look.ts'

export type PhotoEngine = {
  judge(image: Uint8Array, spec: PhotoSpec): Promise<Judged>
  /** All verdicts but those of the finished file, and where the face is: for guidance, never for a decision. */
  look(image: Uint8Array, spec: PhotoSpec): Promise<Looked>
  /** The same from a small copy of a frame `frameWidth` pixels wide, several times a second: for the live guidance only. */
  guide(image: Uint8Array, spec: PhotoSpec, frameWidth: number): Promise<Looked>
  /** Judges the best frame of a burst of one to five. */
  best(images: readonly Uint8Array[], spec: PhotoSpec): Promise<Best>
  /** Loads the networks ahead of the first picture. */
  warmUp(): Promise<void>
  close(): Promise<void>
}

export type PhotoEngineOptions = {
  readonly modelsDir: string
  /** Milliseconds for one picture, the thread's start included. */
  readonly deadline?: number
}

type Job =
  | { readonly kind: 'judge' | 'look'; readonly image: Uint8Array; readonly spec: PhotoSpec }
  | { readonly kind: 'guide'; readonly image: Uint8Array; readonly spec: PhotoSpec; readonly frameWidth: number }
  | { readonly kind: 'best'; readonly images: readonly Uint8Array[]; readonly spec: PhotoSpec }
  | { readonly kind: 'warmUp' }
type Answer = { readonly id: number; readonly result: unknown } | { readonly fault: string }
type Waiting = { readonly settle: (answer: unknown) => void; readonly fail: (error: Error) => void; readonly timer: NodeJS.Timeout }

const defaultDeadline = 15_000
const longestBurst = 5
// Pictures live outside the heap; a small young heap only makes their leftovers go sooner.
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 } as const

// Pictures count against the heap they lie beside. Begun small, V8 collects all of it after every single look, which took a tenth of
// the look's time; begun at this size (megabytes) it does so once in a few dozen. Read when a thread's heap is made, not later.
setFlagsFromString('--initial-old-space-size=48')

export function openPhotoEngine({ modelsDir, deadline = defaultDeadline }: PhotoEngineOptions): PhotoEngine {
  const thread = new PhotoThread(modelsDir, deadline)
  // One picture at a time: two at once would only be slower each, and the deadline is for a picture, not for a queue.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(error => error)
    return next
  }
  // The thread is ours and answers each kind of job with its own result.
  return {
    judge: (image, spec) => inTurn(() => thread.ask<Judged>({ kind: 'judge', image, spec })),
    look: (image, spec) => inTurn(() => thread.ask<Looked>({ kind: 'look', image, spec })),
    guide: (image, spec, frameWidth) => inTurn(() => thread.ask<Looked>({ kind: 'guide', image, spec, frameWidth })),
    best: (images, spec) => inTurn(() => thread.ask<Best>({ kind: 'best', images: images.slice(0, longestBurst), spec })),
    warmUp: () => inTurn(async () => void (await thread.ask<null>({ kind: 'warmUp' }))),
    close: () => thread.stop(new Refusal('CORE_DOWN')),
  }
}

class PhotoThread {
  private readonly modelsDir: string
  private readonly deadline: number
  private readonly waiting = new Map<number, Waiting>()
  private worker: Worker | null = null
  private nextId = 1

  constructor(modelsDir: string, deadline: number) {
    this.modelsDir = modelsDir
    this.deadline = deadline
  }

  ask<T>(job: Job): Promise<T> {
    const id = this.nextId++
    return new Promise((settle, fail) => {
      const timer = setTimeout(() => void this.stop(new Refusal('TIMED_OUT')), this.deadline)
      this.waiting.set(id, { settle: answer => settle(answer as T), fail, timer })
      this.running().postMessage({ id, ...job })
    })
  }

  /** Ends the thread and fails what waits; the next call starts a new one. */
  async stop(reason: Error): Promise<void> {
    const worker = this.worker
    this.forget(reason)
    await worker?.terminate()
  }

  private running(): Worker {
    if (this.worker) return this.worker
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './photo-worker.mjs'
    const worker = new Worker(new URL(file, import.meta.url), { workerData: { modelsDir: this.modelsDir }, execArgv: [], resourceLimits })
    this.worker = worker
    worker.on('message', (message: Answer) =>
      'fault' in message ? void this.stop(new Error(message.fault)) : this.answer(message.id, message.result),
    )
    worker.on('error', error => this.lost(worker, error instanceof Error ? error : new Error('The photo thread failed')))
    worker.on('exit', () => this.lost(worker, new Error('The photo thread ended')))
    worker.unref()
    return worker
  }

  private answer(id: number, result: unknown): void {
    const waiting = this.waiting.get(id)
    if (!waiting) return
    clearTimeout(waiting.timer)
    this.waiting.delete(id)
    waiting.settle(result)
  }

  private lost(worker: Worker, error: Error): void {
    if (this.worker === worker) this.forget(error)
  }

  private forget(reason: Error): void {
    this.worker = null
    for (const { fail, timer } of this.waiting.values()) {
      clearTimeout(timer)
      fail(reason)
    }
    this.waiting.clear()
  }
}
