/** Runs node-webcam once, so that it can be stopped and leaves no process behind. */
/// <reference path="./node-webcam.d.ts" />
import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { constants } from 'node:os'
import nodeWebcam from 'node-webcam'

export type FswebcamOrder = {
  readonly program: string
  readonly source: string
  readonly path: string
  /** Net below our own deadline, for the case that this process dies during the shot. */
  readonly killAfterSeconds: number
}
export type FswebcamRun = { readonly said: string; readonly exit: number }

// fswebcam ignores SIGTERM while it waits for a camera, and a driver may hold it past SIGKILL: then we go on without it.
const graceMs = 1000
const saidLimit = 8000

/** Ends early when `stop` aborts, which it must not have yet; says nothing about whether there is a picture. */
export function runFswebcam(order: FswebcamOrder, stop: AbortSignal): Promise<FswebcamRun> {
  const webcam = prepare(order)
  return new Promise(resolve => {
    let said = ''
    let grace: NodeJS.Timeout | undefined
    const end = (exit: number) => {
      stop.removeEventListener('abort', onStop)
      clearTimeout(grace)
      resolve({ said, exit })
    }
    const child = startedBy(() => webcam.capture(order.path, error => end(exitOf(error))))
    child.stderr?.on('data', (text: string) => {
      said = (said + text).slice(0, saidLimit)
    })
    const onStop = () => {
      killWithChildren(child)
      grace = setTimeout(() => end(137), graceMs)
    }
    stop.addEventListener('abort', onStop, { once: true })
  })
}

function prepare({ program, source, killAfterSeconds }: FswebcamOrder) {
  const webcam = new nodeWebcam.FSWebcam({
    device: source,
    width: 1920,
    height: 1080,
    quality: 95, // fswebcam's documented top; the package's 100 is above it
    skip: 10, // a webcam's exposure settles within its first ten frames
    output: 'jpeg',
    callbackReturn: 'location',
    saveShots: false, // true keeps every customer's picture in memory
    verbose: false,
  })
  // `exec` makes `timeout` the direct child and the leader of a group of its own, which can be killed whole. C locale: we read the texts.
  webcam.bin = `exec env LC_ALL=C timeout -k 1 -s KILL ${killAfterSeconds} ${program}`
  // It would turn some error texts into "No webcam found" and lose them; ours are read in fswebcam-words.ts.
  webcam.runCaptureValidations = () => null
  return webcam
}

/** node-webcam keeps its child to itself; Node announces every child process on this channel, synchronously. */
function startedBy(start: () => void): ChildProcess {
  const born: ChildProcess[] = []
  const onBirth = (message: unknown) => born.push((message as { process: ChildProcess }).process)
  subscribe('child_process', onBirth)
  try {
    start()
  } finally {
    unsubscribe('child_process', onBirth)
  }
  const [child] = born
  if (!child) throw new Error('node-webcam started no program')
  return child
}

const exitOf = (error: Error | null): number => {
  if (!error) return 0
  if ('code' in error && typeof error.code === 'number') return error.code
  // `timeout` ends by the signal that ended fswebcam; without a signal the shell itself did not start.
  const signal = Object.entries(constants.signals).find(([name]) => 'signal' in error && error.signal === name)
  return signal ? 128 + signal[1] : 127
}

/** The leader first: once it is dead, nobody can join the group any more. */
function killWithChildren({ pid }: ChildProcess): void {
  if (pid === undefined) return
  for (const target of [pid, -pid]) {
    try {
      process.kill(target, 'SIGKILL')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}
