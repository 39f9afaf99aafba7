/** Decides which camera ids may be handed to fswebcam. */
import type { CameraId } from './camera.ts'

// node-webcam builds a shell command from the source without escaping, so only these patterns keep an id from injecting a command.
// Colons and commas are rejected too, because fswebcam would parse them (SOURCE:name,option).
const node = /^\/dev\/video\d{1,3}$/
const stable = /^\/dev\/v4l\/by-id\/[A-Za-z0-9][\w.=@+-]{0,150}$/
const file = /^FILE:(?:\/[\w.-]+)+\.(?:jpe?g|png)$/

/** The source argument for fswebcam, or null if the id is not a camera name. */
export function cameraSource(id: CameraId, allowFiles: boolean): string | null {
  // Without the explicit module fswebcam tries each in turn, and the last one's error hides the cause.
  if (node.test(id) || stable.test(id)) return `V4L2:${id}`
  return allowFiles && file.test(id) ? id : null
}

/** Whether a stable name is safe to use; otherwise the camera is listed by its device node. */
export const isStableName = (id: CameraId): boolean => stable.test(id)
