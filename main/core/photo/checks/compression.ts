/** How hard the uploaded JPEG was compressed, read from its quantisation tables. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import type { Check } from './seen.ts'

export const compression: Check = {
  id: 'compression',
  read: ({ spec, sourceQuality }) => ({
    readings: sourceQuality === null ? [] : [{ value: sourceQuality, limit: limitOf(spec, 'compression') }],
  }),
}
