/** A line that stays in memory, to a device that is simulated in this process. */
import { DeviceTrouble } from './device-trouble.ts'
import type { Line, Lines } from './line.ts'

/** The device's end of a line. */
export type FarEnd = { receive(bytes: Uint8Array, send: (bytes: Uint8Array) => void, unplug: () => void): void }

export type MemoryDevice = { readonly id: string; readonly name: string; readonly far: FarEnd }

export type MemoryLines = Lines & { plug(device: MemoryDevice): void; unplug(id: string): void }

export function memoryLines(...devices: readonly MemoryDevice[]): MemoryLines {
  const there = new Map(devices.map(device => [device.id, device]))
  const open = new Map<string, Set<() => void>>()
  const unplug = (id: string) => {
    there.delete(id)
    for (const gone of open.get(id) ?? []) gone()
  }
  return {
    list: async () => [...there.values()].map(({ id, name }) => ({ id, name })),
    plug: device => void there.set(device.id, device),
    unplug,
    open: async id => {
      const device = there.get(id)
      if (!device) throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      return lineTo(device.far, {
        unplug: () => unplug(id),
        onGone: gone => open.set(id, (open.get(id) ?? new Set()).add(gone)),
        left: gone => open.get(id)?.delete(gone),
      })
    },
  }
}

type Plug = {
  readonly unplug: () => void
  readonly onGone: (gone: () => void) => void
  readonly left: (gone: () => void) => void
}

function lineTo(far: FarEnd, plug: Plug): Line {
  let isGone = false
  let whenGone = () => {}
  let heard = (_bytes: Uint8Array) => {}
  const gone = () => {
    isGone = true
    whenGone()
  }
  plug.onGone(gone)
  return {
    write: async bytes => {
      if (isGone) throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      // An answer never comes before the question is handed over.
      setImmediate(() => far.receive(bytes, answer => setImmediate(() => isGone || heard(answer)), plug.unplug))
    },
    onBytes: listen => {
      heard = listen
    },
    onGone: listen => {
      whenGone = listen
      if (isGone) listen()
    },
    close: async () => {
      whenGone = () => {}
      plug.left(gone)
    },
  }
}
