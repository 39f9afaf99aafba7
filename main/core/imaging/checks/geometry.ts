/** The head is where the place wants it, measured again on the finished picture (GA/T 461-2019, which replaced GA 461-2004 and whose text was not read, and the card's own photo rule). */
import { type Limit, levelFor } from '../../../../shared/photo/limits.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import type { Placed } from '../plate/compose.ts'
import type { Geometry } from '../plate/measure.ts'
import type { Check, Reading } from './seen.ts'

export const geometry: Check = {
  id: 'geometry',
  read: ({ geometry: found, composed, spec }) => ({
    readings: found ? readingsOf(found, composed, spec) : [{ value: 0, limit: { pass: spec.faceWidth.pass, flag: null, unit: ' px' } }],
  }),
}

export const geometryFits = (found: Geometry, composed: Placed, spec: PhotoSpec): boolean =>
  readingsOf(found, composed, spec).every(({ value, limit }) => levelFor(value, limit) === 'pass')

function readingsOf(found: Geometry, composed: Placed, spec: PhotoSpec): Reading[] {
  return [
    { value: found.faceWidth, limit: { pass: spec.faceWidth.pass, flag: spec.faceWidth.refuseOutside, unit: ' px' } },
    { value: found.headTop, limit: headTopLimit(composed, spec) },
    { value: found.eyeLineToBottom, limit: { pass: [spec.eyeLineToBottomMin, null], flag: null, unit: ' px' } },
    { value: found.eyeMidX, limit: { pass: spec.eyeMidX, flag: null, unit: ' px' } },
  ]
}

/** The rule allows tall hair to be cut off to keep the eye line, so that is flagged for the teller rather than refused. */
function headTopLimit({ placing }: Placed, spec: PhotoSpec): Limit {
  return { pass: spec.headTop.pass, flag: placing.hairCut ? [0, spec.headTop.pass[1]] : null, unit: ' px' }
}
