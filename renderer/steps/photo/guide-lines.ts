/** The lines of the card standard over the finished picture, and of the head over the raw frame. Pure. */
import type { FaceSeen } from '../../../shared/ipc/shapes/photo.ts'
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

/** Top of the head, chin, both sides of the face and its middle, in a frame drawn at that size. */
export function rawLines({ crown, chin, left, right }: FaceSeen, width: number, height: number): readonly GuideLine[] {
  return [
    { axis: 'y', at: crown * height },
    { axis: 'y', at: chin * height },
    { axis: 'x', at: left * width },
    { axis: 'x', at: right * width },
    { axis: 'x', at: ((left + right) / 2) * width, strong: true },
  ]
}
