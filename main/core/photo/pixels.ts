/** The picture in memory: interleaved sRGB bytes, and single planes of numbers laid over them. */

/** Three bytes a pixel, red first, no padding. */
export type Bitmap = { readonly data: Uint8Array; readonly width: number; readonly height: number }

/** One number a pixel. */
export type Plane = { readonly data: Float32Array; readonly width: number; readonly height: number }

export const newBitmap = (width: number, height: number): Bitmap => ({ data: new Uint8Array(width * height * 3), width, height })
export const newPlane = (width: number, height: number): Plane => ({ data: new Float32Array(width * height), width, height })

/** The pixel's luminance 0..255 by the weights of sRGB (ITU-R BT.709), which OFIQ uses as well. */
export function lumaPlane(image: Bitmap): Plane {
  const plane = newPlane(image.width, image.height)
  for (let i = 0; i < plane.data.length; i++) plane.data[i] = lumaAt(image, i)
  return plane
}

export function lumaAt(image: Bitmap, pixel: number): number {
  const [red, green, blue] = rgbAt(image, pixel)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function rgbAt(image: Bitmap, pixel: number): [number, number, number] {
  const { data } = image
  return [data[pixel * 3] as number, data[pixel * 3 + 1] as number, data[pixel * 3 + 2] as number]
}
