/** The camera port: what the photo step asks of any camera. */

/** Text from the window: every adapter judges it itself before use. */
export type CameraId = string

export type CameraInfo = { readonly id: CameraId; readonly name: string }

export type Camera = {
  /** Cameras plugged in now; empty where there is none or no driver for them. */
  list(): Promise<CameraInfo[]>
  /** One JPEG taken after the call. Throws `DeviceTrouble`; shots asked for at once are taken one after the other. */
  shoot(camera: CameraId, signal: AbortSignal): Promise<Uint8Array>
}
