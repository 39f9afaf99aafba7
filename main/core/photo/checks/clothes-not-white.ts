/** Clothes that would vanish in the white background: the share of near-white among what is worn. A hint. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import type { FaceMesh } from '../face/mesh.ts'
import { pointAt } from '../face/mesh.ts'
import { type Bitmap, type Plane, rgbAt } from '../pixels.ts'
import type { Check } from './seen.ts'

// Lighter than this in every channel, cloth has no visible edge on white.
const nearWhite = 215
// Below the chin the neck is this share of the face wide to either side; beyond it begins the collar.
const neck = 0.3

export const clothesNotWhite: Check = {
  id: 'clothes-not-white',
  read: ({ spec, composed: { plate, alpha, mesh } }) => {
    const worn = collarPixels(alpha, mesh)
    const white = worn.filter(pixel => isNearWhite(plate, pixel))
    return { readings: worn.length === 0 ? [] : [{ value: (100 * white.length) / worn.length, limit: limitOf(spec, 'clothes-not-white') }] }
  },
}

const isNearWhite = (plate: Bitmap, pixel: number) => Math.min(...rgbAt(plate, pixel)) >= nearWhite

function collarPixels({ data, width, height }: Plane, mesh: FaceMesh): number[] {
  const [right, left] = [pointAt(mesh, 234).x, pointAt(mesh, 454).x]
  const middle = (right + left) / 2
  const pixels: number[] = []
  for (let y = Math.max(0, Math.round(pointAt(mesh, 152).y)); y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (Math.abs(x - middle) > neck * (left - right) && (data[y * width + x] as number) >= 0.95) pixels.push(y * width + x)
    }
  }
  return pixels
}
