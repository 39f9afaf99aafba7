/** The finished file matches the place's specification: bytes, pixels, density, plain baseline JPEG, no metadata. */
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { densityOf, endsAtEnd, frameOf, hasMetadata } from '../file/jpeg.ts'
import type { FinishedCheck } from './seen.ts'

export const file: FinishedCheck = {
  id: 'file',
  read: ({ spec, encoded }) => ({
    readings: [
      { value: encoded.jpeg.byteLength, limit: { pass: spec.bytes, flag: null, unit: ' bytes' } },
      { value: faultsOf(encoded.jpeg, spec), limit: { pass: [0, 0], flag: null, unit: '' } },
    ],
  }),
}

function faultsOf(jpeg: Uint8Array, spec: PhotoSpec): number {
  const frame = frameOf(jpeg)
  const rules = [
    frame?.width === spec.width && frame.height === spec.height,
    frame?.baseline === true && frame.bits === 8 && frame.channels === 3,
    densityOf(jpeg) === spec.dpi,
    endsAtEnd(jpeg),
    !hasMetadata(jpeg),
  ]
  return rules.filter(kept => !kept).length
}
