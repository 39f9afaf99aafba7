/** Maps fswebcam's error output to a device trouble. */
import { type DeviceCode, type DeviceReason, DeviceTrouble } from '../device-trouble.ts'

type Row = { readonly says: RegExp; readonly code: DeviceCode; readonly reason: DeviceReason }

// Messages of fswebcam 20140113 (src.c, src_v4l2.c), coreutils' timeout and strerror in the C locale; the first match wins.
const rows: readonly Row[] = [
  { says: /failed to run command|: not found/, code: 'DEVICE_MISSING', reason: 'program' },
  { says: /Device or resource busy/, code: 'DEVICE_BUSY', reason: 'in-use' },
  // uvcvideo answers STREAMON with ENOSPC when other USB devices use up the bandwidth.
  { says: /VIDIOC_STREAMON: No space left on device/, code: 'DEVICE_BUSY', reason: 'usb-full' },
  { says: /Error opening file for output/, code: 'DEVICE_DENIED', reason: 'scratch-folder' },
  { says: /Permission denied|Operation not permitted/, code: 'DEVICE_DENIED', reason: 'permission' },
  { says: /Timed out waiting for frame/, code: 'DEVICE_TIMEOUT', reason: 'no-frame' },
  { says: /No such file or directory|No such device/, code: 'DEVICE_MISSING', reason: 'camera' },
  { says: /Not a V4L2 device|does not support capturing/, code: 'DEVICE_MISSING', reason: 'not-a-camera' },
]

// timeout(1): 126 cannot be run, 127 not found, 128 + n ended by signal n.
const exits = new Map<number, readonly [DeviceCode, DeviceReason]>([
  [126, ['DEVICE_MISSING', 'program']],
  [127, ['DEVICE_MISSING', 'program']],
  [134, ['DEVICE_GARBLED', 'crashed']],
  [137, ['DEVICE_TIMEOUT', 'deadline']],
  [139, ['DEVICE_GARBLED', 'crashed']],
])

/** For a run without a picture. The exit code is checked last, because fswebcam mostly fails with 0. */
export function troubleFrom(said: string, exit: number): DeviceTrouble {
  const row = rows.find(({ says }) => says.test(said))
  if (row) return new DeviceTrouble(row.code, row.reason)
  const [code, reason] = exits.get(exit) ?? (['DEVICE_GARBLED', 'no-picture'] as const)
  return new DeviceTrouble(code, reason)
}
