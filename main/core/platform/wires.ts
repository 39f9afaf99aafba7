/** Creates the Wire between shell and core: over a forked process's pipe, or as a pair within one process. */
import type { ChildProcess } from 'node:child_process'
import type { Wire } from '../../../shared/ipc/wire.ts'

/** The core's end of the pipe to the shell that forked it. */
export function parentWire(): Wire {
  if (!process.send) throw new Error('the core has no parent to talk to')
  return {
    send: message => void process.send?.(ownBytes(message), undefined, undefined, ignoreGone),
    onMessage: receive => void process.on('message', message => receive(ownBytes(message))),
    close: () => void (process.connected && process.disconnect()),
  }
}

/** The pipe closes whenever the shell exits, even after a crash. */
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
    // Messages sent before closing still arrive, as they do through a pipe.
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

// The other side may exit between the check and the write. The process's `exit` event reports that, so a failed send is ignored.
const ignoreGone = (): void => undefined

type Sendable = Parameters<ChildProcess['send']>[0]
const asSerializable = (message: unknown): Sendable => ownBytes(message) as Sendable

/**
 * Gives every byte array its own memory. A small Buffer is a view of Node's shared pool, and arrays received through advanced
 * serialization are views of the whole message. A structured clone copies all memory behind a view, so the next process
 * would receive bytes that were never meant for it.
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
