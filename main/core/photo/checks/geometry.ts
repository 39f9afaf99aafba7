/** The head stands where the place wants it, measured again on the finished picture (GA 461-2004 and the card's own photo rule). */
import type { Limit } from '../../../../shared/photo/limits.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import type { Check, Seen } from './seen.ts'

export const geometry: Check = {
  id: 'geometry',
  read: seen => {
    const { geometry: found, spec } = seen
    if (!found) return { readings: [{ value: 0, limit: { pass: spec.faceWidth.pass, flag: null, unit: ' px' } }] }
    return {
      readings: [
        { value: found.faceWidth, limit: { pass: spec.faceWidth.pass, flag: spec.faceWidth.refuseOutside, unit: ' px' } },
        { value: found.headTop, limit: headTopLimit(seen, spec) },
        { value: found.eyeLineToBottom, limit: { pass: [spec.eyeLineToBottomMin, null], flag: null, unit: ' px' } },
        { value: found.eyeMidX, limit: { pass: spec.eyeMidX, flag: null, unit: ' px' } },
      ],
    }
  },
}

/** Tall hair that was cut for the eye line's sake is the rule's own exception, and the teller is shown it. */
function headTopLimit({ composed }: Seen, spec: PhotoSpec): Limit {
  return { pass: spec.headTop.pass, flag: composed.placing.hairCut ? [0, spec.headTop.pass[1]] : null, unit: ' px' }
}
