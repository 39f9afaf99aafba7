/** How hard the uploaded picture was compressed: from the file's own quantisation tables, and from the grid left in the pixels. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { blockiness } from './blockiness.ts'
import type { Check } from './seen.ts'

export const compression: Check = {
  id: 'compression',
  read: ({ spec, sourceQuality, source, sourceScale, mesh }) => {
    // A picture that was read smaller has lost its grid.
    const grid = sourceScale === 1 ? blockiness(source, mesh) : null
    return {
      readings: [
        ...(sourceQuality === null ? [] : [{ value: sourceQuality, limit: limitOf(spec, 'compression') }]),
        ...(grid === null ? [] : [{ value: grid, limit: limitOf(spec, 'compression-grid') }]),
      ],
    }
  },
}
