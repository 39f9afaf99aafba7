/** The camera port where no driver can be used: no cameras, and a shot says why. */
import { DeviceTrouble } from '../device-trouble.ts'
import type { Camera } from './camera.ts'

export const noCamera: Camera = {
  list: async () => [],
  shoot: async () => {
    throw new DeviceTrouble('DEVICE_MISSING', 'no-driver')
  },
}
