/** How heavily the uploaded picture was compressed, from its quantisation tables and from the grid left in the pixels. */
import { limitOf } from '../../../../shared/photo/standard.ts'
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
        ...(grid === null ? [] : [{ value: grid, limit: limitOf(spec, 'compression-grid') }]),
      ],
    }
  },
}
