/** A document camera for practice: two lenses that look at made-up papers, and what a trainer can let go wrong with them. */
import { DeviceTrouble } from '../device-trouble.ts'
import { type Docked, docked } from '../dock.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { Camera } from './camera.ts'
import { type Frame, simulatedCamera } from './simulated-camera.ts'

/** Each has an id of its own and shows its frames in turn. */
export type Lens = { readonly id: string; readonly name: string; readonly frames: readonly Frame[] }

const faults = { unplug: 'unplug', silence: 'silence', garbage: 'garbage', busy: 'busy' } as const
type Fault = keyof typeof faults

/** `deadlineMs`: how long a silent one is waited for. */
export function practiceLenses(lenses: readonly Lens[], deadlineMs = 4000): Camera & { readonly dock: Docked } {
  const inTurn = oneAtATime(deadlineMs)
  const cameras = lenses.map(lens => ({ id: lens.id, camera: simulatedCamera({ ...lens, deadlineMs }) }))
  let fault: Fault | null = null
  const refuse = async (now: Fault, stop: AbortSignal): Promise<never> => {
    if (now === 'silence') await new Promise((_, reject) => stop.addEventListener('abort', () => reject(stop.reason), { once: true }))
    throw now === 'unplug'
      ? new DeviceTrouble('DEVICE_MISSING', 'camera')
      : new DeviceTrouble(now === 'busy' ? 'DEVICE_BUSY' : 'DEVICE_GARBLED', 'simulated')
  }
  return {
    list: async () => (fault === 'unplug' ? [] : (await Promise.all(cameras.map(({ camera }) => camera.list()))).flat()),
    shoot: async (lens, signal) => {
      const known = cameras.find(({ id }) => id === lens)
      if (!known) throw new DeviceTrouble('DEVICE_MISSING', 'camera')
      const now = fault
      return inTurn(signal, stop => (now === null ? known.camera.shoot(lens, stop) : refuse(now, stop)))
    },
    dock: docked('document', faults, next => {
      fault = next
    }),
  }
}
