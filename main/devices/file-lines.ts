/** Opens lines to printers that stand as a file of the system: USB printers on Linux. */
import { constants } from 'node:fs'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../../shared/system-code.ts'
import { DeviceTrouble } from './device-trouble.ts'
import type { Line, LineInfo, Lines } from './line.ts'

export type FilePlaces = {
  readonly folder: string /** Files that no list shows, as a terminal in a test. */
  readonly beside: readonly LineInfo[]
}
export const usbPrinters: FilePlaces = { folder: '/dev/usb', beside: [] }

/** How often a printer that stands still, or has nothing to say, is asked again. */
const lookAgainMs = 15

export function fileLines({ folder, beside }: FilePlaces): Lines {
  const list = async () => [...(await printersIn(folder)), ...beside]
  return {
    list,
    open: async id => {
      if (!(await list()).some(line => line.id === id)) throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      return deviceFile(id)
    },
  }
}

/** A file of the system that is a device: opened without waiting, and emptied of what was said before. */
export async function deviceFile(path: string): Promise<Line> {
  const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY).catch(asTrouble)
  await emptied(file)
  return lineOver(file)
}

async function printersIn(folder: string): Promise<LineInfo[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter(name => /^lp\d+$/.test(name))
    .sort()
    .map(name => ({ id: join(folder, name), name: `USB ${name}` }))
}

function asTrouble(error: unknown): never {
  const code = systemCode(error)
  if (code === 'EACCES' || code === 'EPERM') throw new DeviceTrouble('DEVICE_DENIED', 'permission')
  throw code === 'EBUSY' ? new DeviceTrouble('DEVICE_BUSY', 'in-use') : new DeviceTrouble('DEVICE_MISSING', 'unplugged')
}

/** Opened so that nothing waits inside the system: a read that stands there would hold a thread, and take the next line's answer. */
function lineOver(file: FileHandle): Line {
  let heard = (_bytes: Uint8Array) => {}
  let whenGone = () => {}
  let isGone = false
  let isClosed = false
  let listening: Promise<void> | null = null
  const listenOn = async (): Promise<void> => {
    const piece = new Uint8Array(64)
    while (!isClosed) {
      const { bytesRead } = await file.read(piece, 0, piece.length, null).catch(nothingYet)
      if (isClosed) return
      if (bytesRead > 0) heard(piece.slice(0, bytesRead))
      else await lookAgain()
    }
  }
  const gone = () => {
    if (isClosed) return
    isGone = true
    whenGone()
  }
  const writeAll = async (bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length && !isClosed; ) {
      const { bytesWritten } = await file.write(bytes, at).catch(nothingYet)
      at += bytesWritten
      if (bytesWritten === 0) await lookAgain()
    }
  }
  return {
    write: async bytes => {
      if (isGone) throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      await writeAll(bytes).catch(() => {
        throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      })
    },
    onBytes: listen => {
      heard = listen
      listening ??= listenOn().catch(gone)
    },
    onGone: listen => {
      whenGone = listen
      if (isGone) listen()
    },
    close: async () => {
      isClosed = true
      await listening
      await file.close()
    },
  }
}

/** A late answer to the job before lies in the printer still: it must not be taken for one to this job. */
async function emptied(file: FileHandle): Promise<void> {
  const piece = new Uint8Array(64)
  for (let left = 20; left > 0; left -= 1) {
    const { bytesRead } = await file.read(piece, 0, piece.length, null).catch(() => ({ bytesRead: 0 }))
    if (bytesRead === 0) return
  }
}

const lookAgain = (): Promise<void> => new Promise(resolve => setTimeout(resolve, lookAgainMs))

/** The system's word for a device that has nothing just now, or takes nothing. */
function nothingYet(error: unknown): { readonly bytesRead: 0; readonly bytesWritten: 0 } {
  if (systemCode(error) === 'EAGAIN') return { bytesRead: 0, bytesWritten: 0 }
  throw error
}
