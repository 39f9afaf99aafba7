/** As much detail in the uploaded picture as its pixels promise: enlarged and copied pictures have many pixels and little in them. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { effectiveWidth, repeatedPixels } from './resolution.ts'
import type { Check } from './seen.ts'

export const sourceDetail: Check = {
  id: 'source-detail',
  read: ({ spec, source, sourceScale, mesh }) => {
    const width = effectiveWidth(source, mesh)
    // Reading a large picture smaller mixes pixels, so repeated ones are gone; what detail there is stays.
    const repeated = sourceScale === 1 ? repeatedPixels(source, mesh) : null
    return {
      readings: [
        ...(width === null ? [] : [{ value: width, limit: limitOf(spec, 'effective-width') }]),
        ...(repeated === null ? [] : [{ value: repeated, limit: limitOf(spec, 'repeated-pixels') }]),
      ],
    }
  },
}
