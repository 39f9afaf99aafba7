/** Makes the Wire between shell and core out of whatever pipe the process offers. */
import type { ChildProcess } from 'node:child_process'
import type { Wire } from '../../../shared/ipc/wire.ts'

/** What Electron's utilityProcess offers on the shell's side; named here so that the core need not know Electron. */
export type UtilityChild = {
  postMessage(message: unknown): void
  on(event: 'message', receive: (message: unknown) => void): unknown
}
type ParentPort = {
  postMessage(message: unknown): void
  on(event: 'message', receive: (event: { data: unknown }) => void): unknown
  removeAllListeners(event: 'message'): unknown
}

/** The core's end: Electron's parentPort where there is one, else the pipe of child_process. */
export function parentWire(): Wire {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isParentPort(port)) return portWire(port)
  if (!process.send) throw new Error('the core has no parent to talk to')
  return {
    send: message => void process.send?.(ownBytes(message), undefined, undefined, ignoreGone),
    onMessage: receive => void process.on('message', message => receive(ownBytes(message))),
    close: () => void (process.connected && process.disconnect()),
  }
}

/** Tells a forked core that the shell is gone; Electron ends a utility process by itself. */
export function whenParentGone(act: () => void): void {
  process.once('disconnect', act)
}

/** The shell's end of a core started with child_process and `serialization: 'advanced'`. */
export function forkWire(child: ChildProcess): Wire {
  return {
    send: message => void (child.connected && child.send(asSerializable(message), ignoreGone)),
    onMessage: receive => void child.on('message', message => receive(ownBytes(message))),
    close: () => void (child.connected && child.disconnect()),
  }
}

/** The shell's end of a core started with Electron's utilityProcess. */
export function utilityWire(child: UtilityChild): Wire {
  return {
    send: message => child.postMessage(ownBytes(message)),
    onMessage: receive => void child.on('message', message => receive(ownBytes(message))),
    // A utility process has no pipe to close; ending the process ends it.
    close: () => undefined,
  }
}

/** Two ends in one process: messages are structured-cloned and arrive later, as between processes. */
export function pairedWires(): [Wire, Wire] {
  const ends: [PairedEnd, PairedEnd] = [newEnd(), newEnd()]
  return [wireBetween(ends[0], ends[1]), wireBetween(ends[1], ends[0])]
}

type PairedEnd = { receive: ((message: unknown) => void) | null; readonly early: unknown[]; open: boolean }
const newEnd = (): PairedEnd => ({ receive: null, early: [], open: true })

function wireBetween(here: PairedEnd, there: PairedEnd): Wire {
  const deliver = (message: unknown) => {
    if (!there.open) return
    if (there.receive) there.receive(message)
    else there.early.push(message)
  }
  return {
    // What was sent before closing still arrives, as through a pipe.
    send(message) {
      if (!here.open) return
      const copy = structuredClone(ownBytes(message))
      setImmediate(() => deliver(copy))
    },
    onMessage(receive) {
      here.receive = receive
      for (const message of here.early.splice(0)) receive(message)
    },
    close() {
      here.open = false
    },
  }
}

const portWire = (port: ParentPort): Wire => ({
  send: message => port.postMessage(ownBytes(message)),
  onMessage: receive => void port.on('message', event => receive(ownBytes(event.data))),
  close: () => void port.removeAllListeners('message'),
})

const isParentPort = (port: unknown): port is ParentPort =>
  typeof port === 'object' && port !== null && 'postMessage' in port && typeof port.postMessage === 'function'

// The other side may die between the check and the write; its exit is reported by the process, not by the message.
const ignoreGone = (): void => undefined

type Sendable = Parameters<ChildProcess['send']>[0]
const asSerializable = (message: unknown): Sendable => ownBytes(message) as Sendable

/**
 * Gives every byte array its own memory. A small Buffer is a window on Node's shared pool, and what advanced
 * serialization delivers is a window on the whole message; a structured clone copies all of the memory behind a
 * window, so the next process would receive bytes that were never meant for it.
 */
export function ownBytes(value: unknown): unknown {
  if (value instanceof Uint8Array)
    return value.byteLength === value.buffer.byteLength && !Buffer.isBuffer(value) ? value : new Uint8Array(value)
  if (Array.isArray(value)) return value.map(ownBytes)
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, ownBytes(part)]))
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
