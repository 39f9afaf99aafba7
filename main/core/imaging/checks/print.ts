/** What the card's printer makes of it: dark tones of hair and coat run into one black, and skin that is nearly white has no edge on white. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { pointAt } from '../face/mesh.ts'
import type { Placed } from '../plate/compose.ts'
import { lumaAt } from '../raster/pixels.ts'
import { cheeksOf, meanColour } from './cheeks.ts'
import { labOf } from './lab.ts'
import type { Check } from './seen.ts'

export const print: Check = {
  id: 'print',
  read: ({ spec, composed }) => {
    const { right, left } = cheeksOf(composed.plate, composed.mesh)
    return {
      readings: [
        { value: seam(composed), limit: limitOf(spec, 'print-seam') },
        { value: labOf(meanColour(composed.plate, [right, left])).l, limit: limitOf(spec, 'print-skin') },
      ],
    }
  },
}

// A card printer lays no difference between tones below this (of 255): dye on PVC has a tenth of the range of a screen.
const black = 44
// In face widths: beside the neck, where long hair meets the coat, from above the chin to the shoulder.
const beside = { from: 0.32, to: 0.62, above: 0.15, below: 0.4 } as const
const solid = 0.95

/** The share of the columns beside the neck that are one black from the hair down to the coat. */
function seam({ plate, alpha, mesh }: Pick<Placed, 'plate' | 'alpha' | 'mesh'>): number {
  const [right, left, chin] = [pointAt(mesh, 234).x, pointAt(mesh, 454).x, pointAt(mesh, 152)]
  const width = Math.abs(left - right)
  const middle = (right + left) / 2
  const [top, bottom] = [
    Math.max(0, Math.round(chin.y - beside.above * width)),
    Math.min(plate.height, Math.round(chin.y + beside.below * width)),
  ]
  let columns = 0
  let merged = 0
  for (let x = Math.max(0, Math.round(middle - beside.to * width)); x < Math.min(plate.width, middle + beside.to * width); x++) {
    if (Math.abs(x - middle) < beside.from * width) continue
    columns++
    if (isOneBlack(plate, alpha, x, top, bottom)) merged++
  }
  return columns === 0 ? 0 : merged / columns
}

/** Single lighter pixels are strands of hair in the light; they vanish in print. */
function isOneBlack(plate: Placed['plate'], alpha: Placed['alpha'], x: number, top: number, bottom: number): boolean {
  let light = 0
  for (let y = top; y < bottom; y++) {
    const at = y * plate.width + x
    if ((alpha.data[at] as number) < solid || lumaAt(plate, at) > black) light++
  }
  return light <= (bottom - top) * 0.1
}
