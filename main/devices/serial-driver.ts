/** Loads serialport when a port is first needed: a counter without one neither waits for its machine code nor fails where it does not load. */
import { DeviceTrouble } from './device-trouble.ts'

export async function serialDriver(): Promise<typeof import('serialport')> {
  try {
    return await import('serialport')
  } catch {
    throw new DeviceTrouble('DEVICE_MISSING', 'no-driver')
  }
}
