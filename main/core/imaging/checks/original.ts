/** No raster over the face: printed dots, the lines of a screen, or the waves that arise where a camera's pixels meet either. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { rasterPeak } from './resolution.ts'
import type { Check } from './seen.ts'

export const original: Check = {
  id: 'original',
  read: ({ spec, source, mesh }) => {
    const peak = rasterPeak(source, mesh)
    return { readings: peak === null ? [] : [{ value: peak, limit: limitOf(spec, 'raster') }] }
  },
}
