/** The lines of the card standard as they lie over the finished picture. Pure. */
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import type { GuideLine } from '../../kit/photo-frame.tsx'

export function guideLines(spec: PhotoSpec): readonly GuideLine[] {
  const middle = spec.width / 2
  const half = spec.faceWidth.aim / 2
  return [
    { axis: 'y', at: spec.headTop.pass[0] },
    { axis: 'y', at: spec.headTop.pass[1] },
    { axis: 'y', at: spec.height - spec.eyeLineToBottomMin, strong: true },
    { axis: 'x', at: spec.eyeMidX[0] },
    { axis: 'x', at: spec.eyeMidX[1] },
    { axis: 'x', at: middle - half },
    { axis: 'x', at: middle + half },
  ]
}
