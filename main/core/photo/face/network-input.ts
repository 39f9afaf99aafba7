/** The number ranges the networks were trained on. */
import type { Bitmap } from '../pixels.ts'

/** -1..1, for BlazeFace. */
export const signedInput = (image: Bitmap): Float32Array => Float32Array.from(image.data, value => value / 127.5 - 1)

/** 0..1, for the mesh, iris and selfie networks. */
export const unitInput = (image: Bitmap): Float32Array => Float32Array.from(image.data, value => value / 255)
