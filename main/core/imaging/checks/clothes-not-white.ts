/** Clothes that would vanish into the white background: the share of near-white clothing pixels. A hint. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import type { FaceMesh } from '../face/mesh.ts'
import { pointAt } from '../face/mesh.ts'
import type { Bitmap, Plane } from '../raster/pixels.ts'
import { clothesPlace } from './places.ts'
import type { Check } from './seen.ts'

// Cloth lighter than this in every channel has no visible edge on white.
const nearWhite = 215
// Half-width of the neck below the chin, in face widths; the collar starts beyond it.
const neck = 0.3

export const clothesNotWhite: Check = {
  id: 'clothes-not-white',
  read: ({ spec, composed: { plate, alpha, mesh } }) => {
    const { worn, white } = collar(plate, alpha, mesh)
    return {
      readings:
        worn === 0
          ? []
          : [{ value: (100 * white) / worn, limit: limitOf(spec, 'clothes-not-white'), marks: [clothesPlace({ plate, mesh })] }],
    }
  },
}

function isNearWhite({ data }: Bitmap, pixel: number): boolean {
  const at = pixel * 3
  return (data[at] as number) >= nearWhite && (data[at + 1] as number) >= nearWhite && (data[at + 2] as number) >= nearWhite
}

/** Counts clothing pixels, and the near-white ones among them. */
function collar(plate: Bitmap, { data, width, height }: Plane, mesh: FaceMesh): { worn: number; white: number } {
  const [right, left] = [pointAt(mesh, 234).x, pointAt(mesh, 454).x]
  const middle = (right + left) / 2
  let worn = 0
  let white = 0
  for (let y = Math.max(0, Math.round(pointAt(mesh, 152).y)); y < height; y++) {
    for (let x = 0, pixel = y * width; x < width; x++, pixel++) {
      if (Math.abs(x - middle) <= neck * (left - right) || (data[pixel] as number) < 0.95) continue
      worn++
      if (isNearWhite(plate, pixel)) white++
    }
  }
  return { worn, white }
}
