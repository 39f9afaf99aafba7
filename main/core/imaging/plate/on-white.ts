/** Composites the person onto pure white. */
import { type Bitmap, newBitmap, type Plane } from '../raster/pixels.ts'
import { foregroundOf } from './foreground.ts'

export function onWhite(image: Bitmap, alpha: Plane): Bitmap {
  const front = foregroundOf(image, alpha)
  const out = newBitmap(image.width, image.height)
  for (let i = 0; i < alpha.data.length; i++) {
    const a = alpha.data[i] as number
    for (let c = 0; c < 3; c++) {
      // Opaque pixels are copied unchanged from the source: no retouching.
      const own = a === 1 ? (image.data[i * 3 + c] as number) : (front[c]?.data[i] as number)
      out.data[i * 3 + c] = Math.round(a * own + (1 - a) * 255)
    }
  }
  return out
}
