/** The one vocabulary in which every device says what went wrong. */
import type { RefusalCode } from '../../shared/refusal.ts'

export type DeviceCode = Extract<RefusalCode, `DEVICE_${string}`>

export const deviceReasons = [
  // DEVICE_MISSING
  'camera',
  'not-a-camera',
  'program',
  'no-driver',
  // DEVICE_BUSY
  'in-use',
  'usb-full',
  // DEVICE_TIMEOUT
  'deadline',
  'stopped',
  'no-frame',
  // DEVICE_GARBLED
  'no-picture',
  'not-jpeg',
  'cut-off',
  'crashed',
  // DEVICE_DENIED
  'name',
  'permission',
  'scratch-folder',
  // any code, on a simulator's order
  'simulated',
] as const
export type DeviceReason = (typeof deviceReasons)[number]

/** Stays inside devices and the feature that called them; the feature answers with a `Refusal` of the same code. Carries machine words only. */
export class DeviceTrouble extends Error {
  readonly code: DeviceCode
  readonly reason: DeviceReason
  constructor(code: DeviceCode, reason: DeviceReason) {
    super(`${code} ${reason}`)
    this.name = 'DeviceTrouble'
    this.code = code
    this.reason = reason
  }
}
