/** Clothes that would vanish in the white background: the share of near-white among what is worn. A hint. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { pointAt } from '../face/mesh.ts'
import { rgbAt } from '../pixels.ts'
import type { Check } from './seen.ts'

// Lighter than this in every channel, cloth has no visible edge on white.
const nearWhite = 215
// The clothes begin this share of the chin-to-forehead height below the chin.
const neck = 0.25

export const clothesNotWhite: Check = {
  id: 'clothes-not-white',
  read: ({ spec, composed: { plate, alpha, mesh } }) => {
    const chin = pointAt(mesh, 152).y
    const from = Math.round(chin + neck * (chin - pointAt(mesh, 10).y)) * plate.width
    let white = 0
    let worn = 0
    for (let i = Math.max(0, from); i < alpha.data.length; i++) {
      if ((alpha.data[i] as number) < 0.95) continue
      worn++
      if (Math.min(...rgbAt(plate, i)) >= nearWhite) white++
    }
    return { readings: worn === 0 ? [] : [{ value: (100 * white) / worn, limit: limitOf(spec, 'clothes-not-white') }] }
  },
}
