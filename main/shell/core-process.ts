/** Starts the core in a process of its own: the Node 24 that ships with the program, on every platform, in development and in a package. */
import { fork } from 'node:child_process'
import type { Wire } from '../../shared/ipc/wire.ts'
import { forkWire } from '../core/platform/wires.ts'

/** `how` is a signal, an exit code or a system error; `lastWords` the end of what stood on stderr. */
export type Gone = { readonly how: string; readonly lastWords: string }

export type CoreProcess = {
  readonly wire: Wire
  readonly pid: () => number | undefined
  /** Called once, when the process is gone or could not be started. */
  readonly onGone: (report: (gone: Gone) => void) => void
  readonly kill: () => void
}
/** `branch` holds a store of its own, `desk` the line to a branch across the hall. */
export type CoreKind = 'branch' | 'desk'
export type StartCore = (kind: CoreKind) => CoreProcess

/**
 * Nothing of the parent's options; a signal must not open a debugger on the process that holds the key; and what was just made is
 * looked through every few megabytes: left to itself the heap of a batch of ten thousand grows by a hundred.
 */
export const coreOptions = ['--disable-sigusr1', '--max-semi-space-size=4'] as const

export function forkedCore(entry: string, nodeExecutable: string): CoreProcess {
  const child = fork(entry, {
    execPath: nodeExecutable,
    execArgv: [...coreOptions],
    env: coreEnvironment(process.env),
    // Plain JSON would turn a picture into an object with numbered keys.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const lastWords = keepTail(child.stderr)
  return {
    wire: forkWire(child),
    pid: () => child.pid,
    onGone(report) {
      const once = onlyOnce(how => report({ how, lastWords: lastWords() }))
      child.once('exit', (code, signal) => once(signal ?? `exit ${code}`))
      child.once('error', error => once('code' in error ? String(error.code) : error.name))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/**
 * What steers Electron or a Node from outside must not steer the core: options, preloaded modules, logs, debuggers.
 * Windows reads names in any case.
 */
export const coreEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(NODE|ELECTRON)_/i.test(name)))

/** Keeps the end of a stream and drops the rest, so that a chatty core cannot fill the memory. */
function keepTail(stream: NodeJS.ReadableStream | null): () => string {
  let tail = ''
  stream?.on('data', (chunk: Buffer | string) => {
    tail = (tail + chunk.toString()).slice(-4096)
  })
  return () => tail
}

function onlyOnce(act: (how: string) => void): (how: string) => void {
  let done = false
  return how => {
    if (done) return
    done = true
    act(how)
  }
}
