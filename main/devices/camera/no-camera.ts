/** The camera port for platforms without a usable driver: lists no cameras, and a shot fails with the reason. */
import { DeviceTrouble } from '../device-trouble.ts'
import type { Camera } from './camera.ts'

export const noCamera: Camera = {
  list: async () => [],
  shoot: async () => {
    throw new DeviceTrouble('DEVICE_MISSING', 'no-driver')
  },
}
