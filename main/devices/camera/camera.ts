/** The camera port that the photo step uses. */

/** Untrusted text from the window: every adapter must validate it before use. */
export type CameraId = string

export type CameraInfo = { readonly id: CameraId; readonly name: string }

export type Camera = {
  /** Cameras currently plugged in; empty without any, or without a driver. */
  list(): Promise<CameraInfo[]>
  /** One JPEG taken after the call. Throws `DeviceTrouble`. Concurrent shots are taken one after the other. */
  shoot(camera: CameraId, signal: AbortSignal): Promise<Uint8Array>
}
