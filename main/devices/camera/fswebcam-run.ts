/** Runs node-webcam once, with a way to stop it and without leaving a process behind. */
/// <reference path="./node-webcam.d.ts" />
import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { constants } from 'node:os'
import nodeWebcam from 'node-webcam'

export type FswebcamOrder = {
  readonly program: string
  readonly source: string
  readonly path: string
  /** Fallback beyond our own deadline, in case this process dies during the shot. */
  readonly killAfterSeconds: number
}
export type FswebcamRun = { readonly said: string; readonly exit: number }

// fswebcam ignores SIGTERM while it waits for a camera, and a driver may delay even SIGKILL: after this we no longer wait for it.
const graceMs = 1000
const saidLimit = 8000

/** Ends early when `stop` aborts; it must not be aborted yet. The result does not say whether there is a picture. */
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
    quality: 95, // fswebcam's documented maximum; the package's default of 100 is above it
    skip: 10, // a webcam's exposure settles within the first ten frames
    output: 'jpeg',
    callbackReturn: 'location',
    saveShots: false, // true keeps every customer's picture in memory
    verbose: false,
  })
  // `exec` makes `timeout` the direct child and leader of its own process group, which can be killed as a whole. C locale: we parse the messages.
  webcam.bin = `exec env LC_ALL=C timeout -k 1 -s KILL ${killAfterSeconds} ${program}`
  // node-webcam's own check would replace some errors with "No webcam found"; fswebcam-words.ts parses them instead.
  webcam.runCaptureValidations = () => null
  return webcam
}

/** node-webcam does not expose its child process, but Node announces each one synchronously on this channel. */
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
  // `timeout` exits by the same signal as fswebcam; without a signal, the shell itself failed to start.
  const signal = Object.entries(constants.signals).find(([name]) => 'signal' in error && error.signal === name)
  return signal ? 128 + signal[1] : 127
}

/** Kills the leader first: once it is dead, no process can join the group. */
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
