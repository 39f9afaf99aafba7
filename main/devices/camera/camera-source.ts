/** Decides which camera ids may be handed to fswebcam. */
import type { CameraId } from './camera.ts'

// node-webcam builds a shell line from the source without escaping, so these lists are what keeps an id from being a command.
// A colon or comma would also be fswebcam's own syntax (SOURCE:name,option): none is let through.
const node = /^\/dev\/video\d{1,3}$/
const stable = /^\/dev\/v4l\/by-id\/[A-Za-z0-9][\w.=@+-]{0,150}$/
const file = /^FILE:(?:\/[\w.-]+)+\.(?:jpe?g|png)$/

/** The source argument for fswebcam, or null for an id that is no camera name. */
export function cameraSource(id: CameraId, allowFiles: boolean): string | null {
  // Named outright, else fswebcam tries one source module after the other and the last one's words hide the cause.
  if (node.test(id) || stable.test(id)) return `V4L2:${id}`
  return allowFiles && file.test(id) ? id : null
}

/** Whether a stable name may be offered; a camera whose name may not is offered by its node. */
export const isStableName = (id: CameraId): boolean => stable.test(id)
