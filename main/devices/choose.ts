/** Chooses the adapter of every device port: one table per port. */
import type { Camera } from './camera/camera.ts'
import { noCamera } from './camera/no-camera.ts'
import { nodeWebcamCamera } from './camera/node-webcam-camera.ts'
import { simulatedCamera, simulatedCameraId } from './camera/simulated-camera.ts'

export type CameraChoice = {
  readonly mode: 'practice' | 'live'
  readonly platform: NodeJS.Platform
  /** Only practice mode heeds it: a file is never a live customer. */
  readonly allowFiles: boolean
  /** Path of the JPEG the practice camera shows; null: no practice camera. */
  readonly practiceFrame: string | null
  /** What the teller reads in the list of cameras. */
  readonly practiceName: string
}

const cameraDrivers = {
  linux: nodeWebcamCamera,
  // node-webcam fetches its Windows program (GPL-3.0) unchecked from the network at install; it is not shipped.
  win32: () => noCamera,
  other: () => noCamera,
} as const

export function chooseCamera({ mode, platform, allowFiles, practiceFrame, practiceName }: CameraChoice): Camera {
  const driver = cameraDrivers[platform === 'linux' || platform === 'win32' ? platform : 'other']
  const plugged = driver({ allowFiles: allowFiles && mode === 'practice' })
  if (mode === 'live' || practiceFrame === null) return plugged
  const simulated = simulatedCamera({ name: practiceName, frames: [practiceFrame] })
  return {
    list: async () => [...(await plugged.list()), ...(await simulated.list())],
    shoot: (camera, signal) => (camera === simulatedCameraId ? simulated : plugged).shoot(camera, signal),
  }
}
