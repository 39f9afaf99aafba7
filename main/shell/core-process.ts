/** Starts the core as a process of its own: Electron's utilityProcess where its Node can carry the native modules, else a forked Node. */
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { UtilityProcess } from 'electron'
import type { Wire } from '../../shared/ipc/wire.ts'
import { forkWire, utilityWire } from '../core/platform/wires.ts'

/** `how` is a signal, an exit code or a system error; `lastWords` the end of what stood on stderr. */
export type Gone = { readonly how: string; readonly lastWords: string }

export type CoreProcess = {
  readonly wire: Wire
  readonly pid: () => number | undefined
  /** Told once, when the process is gone or could not be started. */
  readonly onGone: (told: (gone: Gone) => void) => void
  readonly kill: () => void
}
export type StartCore = () => CoreProcess

/** The native modules speak Node-API 9 and up, which Electron has from 35 on (Node 22.14). Below it the core needs a Node of its own. */
export const canHostNatives = (napi: string | undefined): boolean => Number(napi ?? 0) >= 9

export function forkedCore(entry: string, nodeExecutable: string): CoreProcess {
  const child = fork(entry, {
    execPath: nodeExecutable,
    execArgv: [],
    env: withoutElectronsOwn(process.env),
    // Plain JSON would turn a picture into an object with numbered keys.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const lastWords = keepTail(child.stderr)
  return {
    wire: forkWire(child),
    pid: () => child.pid,
    onGone(told) {
      const once = onlyOnce(how => told({ how, lastWords: lastWords() }))
      child.once('exit', (code, signal) => once(signal ?? `exit ${code}`))
      child.once('error', error => once('code' in error ? String(error.code) : error.name))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** What electron.utilityProcess and electron.app give; handed in, so that this file runs in plain Node too. */
export type UtilityHost = {
  readonly fork: (entry: string, args: string[], options: { stdio: ['ignore', 'ignore', 'pipe']; serviceName: string }) => UtilityProcess
  /** Calls back when Electron reports the named utility process gone; a crash may show only there. */
  readonly onChildGone: (serviceName: string, told: (reason: string) => void) => void
}

export function utilityCore(host: UtilityHost, entry: string): CoreProcess {
  // A name of its own per start, so that a late report about the last core is not taken for this one.
  const serviceName = `counter-core-${randomUUID()}`
  const child = host.fork(entry, [], { stdio: ['ignore', 'ignore', 'pipe'], serviceName })
  const lastWords = keepTail(child.stderr)
  return {
    wire: utilityWire(child),
    pid: () => child.pid,
    onGone(told) {
      const once = onlyOnce(how => told({ how, lastWords: lastWords() }))
      child.once('exit', code => once(`exit ${code}`))
      host.onChildGone(serviceName, once)
    },
    kill: () => void child.kill(),
  }
}

/** The pinned Node that lies among the modules, for a runtime whose own Node is too old. */
export function pinnedNode(appFolder: string, platform: NodeJS.Platform = process.platform, arch: string = process.arch): string {
  const name = platform === 'win32' ? 'win' : platform
  return join(appFolder, 'node_modules', `node-${name}-${arch}`, 'bin', platform === 'win32' ? 'node.exe' : 'node')
}

/** In a package the core and what it reads lie beside the archive, because a plain Node cannot look into it. */
export function outsideArchive(path: string): string {
  const unpacked = path.replace(/app\.asar(?=[\\/]|$)/, 'app.asar.unpacked')
  return unpacked !== path && existsSync(unpacked) ? unpacked : path
}

function withoutElectronsOwn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...rest } = env
  return rest
}

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
