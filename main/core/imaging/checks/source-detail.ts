/** As much detail in the uploaded picture as its pixels promise: enlarged and copied pictures have many pixels and little in them. */

import { levelFor } from '../../../../shared/photo/limits.ts'
import { limitOf } from '../../../../shared/photo/standard.ts'
import { effectiveWidth, ownWidth, repeatedPixels } from './resolution.ts'
import type { Check } from './seen.ts'

export const sourceDetail: Check = {
  id: 'source-detail',
  read: ({ spec, source, sourceScale, mesh }) => {
    const width = effectiveWidth(source, mesh)
    // Reading a large picture smaller mixes pixels, so repeated ones are gone; what detail there is stays.
    const repeated = sourceScale === 1 ? repeatedPixels(source, mesh) : null
    const isRepeated = repeated !== null && levelFor(repeated, limitOf(spec, 'repeated-pixels')) !== 'pass'
    // Repeated pixels have sharp edges, which look like detail to the spectrum.
    const own = isRepeated ? ownWidth(source, mesh) : null
    return {
      readings: [
        ...[width, own].flatMap(value => (value === null ? [] : [{ value, limit: limitOf(spec, 'effective-width') }])),
        ...(repeated === null ? [] : [{ value: repeated, limit: limitOf(spec, 'repeated-pixels') }]),
      ],
    }
  },
}
