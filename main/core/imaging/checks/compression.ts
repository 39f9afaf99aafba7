/** How heavily the uploaded picture was compressed, from its quantisation tables and from the grid left in the pixels. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import type { FaceMesh } from '../face/mesh.ts'
import { levelFaceWidth } from '../plate/compose.ts'
import { blockiness } from './blockiness.ts'
import type { Check } from './seen.ts'

export const compression: Check = {
  id: 'compression',
  read: ({ spec, sourceQuality, source, sourceScale, mesh }) => {
    // Downscaling while reading removes the grid.
    const grid = sourceScale === 1 ? blockiness(source, mesh) : null
    return {
      readings: [
        ...(sourceQuality === null ? [] : [{ value: sourceQuality, limit: limitOf(spec, 'compression') }]),
        ...(grid === null ? [] : [{ value: grid * leftOf(mesh), limit: limitOf(spec, 'compression-grid') }]),
      ],
    }
  },
}

// Half as wide again as a finished face.
const stillSeen = 310

/** A larger face is made smaller, and the blocks of its grid with it, until they are finer than a pixel of the card. */
const leftOf = (mesh: FaceMesh): number => Math.min(1, stillSeen / levelFaceWidth(mesh))
