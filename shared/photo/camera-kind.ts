/** Says by its name whether a camera is a lens on a plug, a program that plays pictures, or nobody knows. Pure. */

export const cameraKinds = ['plugged', 'virtual', 'unknown'] as const
export type CameraKind = (typeof cameraKinds)[number]

/** `id` by the plug where the system gives one; empty for a camera that the page opened. */
export type CameraName = { readonly id: string; readonly name: string }

/** Programs that stand as a camera and play a file, another screen or a telephone; `fake_device` is the engine's own test picture. */
const programs =
  /virtual|\bobs\b|manycam|snap camera|xsplit|vcam|droidcam|iriun|epoccam|camo\b|ivcam|ndi\b|sparkocam|splitcam|e2esoft|unity video|screen capture|loopback|dummy|fake_device|simulated|\u865a\u62df/i

/** The page's engine ends the name of a USB camera with maker and model of its plug; the kernel's own names begin with the bus. */
const plugName = /\([0-9a-f]{4}:[0-9a-f]{4}\)$/i
const plugId = /^\/dev\/v4l\/by-id\/usb-/

/** A program can call itself what it likes: this finds the honest ones, and whatever shows no plug is not taken for one. */
export function cameraKind({ id, name }: CameraName): CameraKind {
  if (programs.test(name) || programs.test(id)) return 'virtual'
  return plugId.test(id) || plugName.test(name.trim()) ? 'plugged' : 'unknown'
}

/** By what a manager's permission is kept. */
export const cameraKey = ({ id, name }: CameraName): string => id || name.trim()
