/** A simulated camera that returns given pictures, for practice and tests. */
import { readFile } from 'node:fs/promises'
import { systemCode } from '../../../shared/system-code.ts'
import { type DeviceCode, DeviceTrouble } from '../device-trouble.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { Camera, CameraId } from './camera.ts'
import { startsAsJpeg } from './jpeg.ts'

export const simulatedCameraId: CameraId = 'simulated'

/** JPEG bytes, or the path of a JPEG. */
export type Frame = Uint8Array | string

export type SimulatedCamera = Camera & {
  /** The next shot fails with this code; each further call affects one more shot. */
  failNext(code: DeviceCode): void
  /** The next shot hangs until it is stopped or its deadline passes; resolves when that shot has started. */
  stallNext(): Promise<void>
}

export type SimulatedSetup = {
  readonly name: string
  readonly frames: readonly Frame[]
  readonly deadlineMs?: number
  readonly id?: CameraId
}

/** What the next shot does instead of returning a picture. */
type Order = (stop: AbortSignal) => Promise<never>

/** Returns the frames in turn, then starts over. */
export function simulatedCamera({ name, frames, deadlineMs = 8000, id = simulatedCameraId }: SimulatedSetup): SimulatedCamera {
  const inTurn = oneAtATime(deadlineMs)
  const orders: Order[] = []
  let taken = 0

  async function shot(stop: AbortSignal): Promise<Uint8Array> {
    const order = orders.shift()
    if (order) return order(stop)
    const frame = frames[taken % frames.length]
    if (frame === undefined) throw new DeviceTrouble('DEVICE_MISSING', 'camera')
    taken += 1
    return load(frame)
  }

  return {
    list: async () => (frames.length > 0 ? [{ id, name }] : []),
    async shoot(camera, signal) {
      if (camera !== id) throw new DeviceTrouble('DEVICE_MISSING', 'camera')
      return inTurn(signal, shot)
    },
    failNext: code => void orders.push(fail(code)),
    stallNext: () => new Promise(begun => void orders.push(stall(begun))),
  }
}

const fail =
  (code: DeviceCode): Order =>
  async () => {
    throw new DeviceTrouble(code, 'simulated')
  }

const stall =
  (begun: () => void): Order =>
  stop =>
    new Promise((_, reject) => {
      stop.addEventListener('abort', () => reject(stop.reason), { once: true })
      begun()
    })

async function load(frame: Frame): Promise<Uint8Array> {
  const bytes = new Uint8Array(typeof frame === 'string' ? await readFrame(frame) : frame) // a copy: the caller may transfer or change it
  if (!startsAsJpeg(bytes)) throw new DeviceTrouble('DEVICE_GARBLED', 'not-jpeg')
  return bytes
}

async function readFrame(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw new DeviceTrouble('DEVICE_MISSING', 'camera')
    throw error
  }
}
