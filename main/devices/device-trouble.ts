/** The error codes and reasons shared by all devices. */
import type { RefusalCode } from '../../shared/refusal.ts'

export type DeviceCode = Extract<RefusalCode, `DEVICE_${string}`>

export const deviceReasons = [
  // DEVICE_MISSING
  'camera',
  'not-a-camera',
  'program',
  'no-driver',
  'reader',
  'not-chosen',
  'unplugged',
  'no-card',
  // DEVICE_BUSY
  'in-use',
  'usb-full',
  'paper',
  'cover',
  'printer-error',
  // DEVICE_TIMEOUT
  'deadline',
  'stopped',
  'no-frame',
  'no-answer',
  'lift-again',
  // DEVICE_GARBLED
  'no-picture',
  'not-jpeg',
  'cut-off',
  'crashed',
  'checksum',
  'not-a-document',
  'read-failed',
  // DEVICE_DENIED
  'name',
  'permission',
  'scratch-folder',
  'card-refused',
  'module',
  // any code, from a simulator
  'simulated',
] as const
export type DeviceReason = (typeof deviceReasons)[number]

/** Thrown by devices; the calling feature converts it into a `Refusal` of the same code. Contains codes only. */
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
