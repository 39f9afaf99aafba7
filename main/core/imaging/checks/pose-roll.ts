/** Leaning to a side; a small lean is turned level, in degrees from the face mesh. OFIQ HeadPoseRoll. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { poseScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'

export const poseRoll: FaceCheck = {
  id: 'pose-roll',
  read: ({ spec, pose }) => ({
    readings: [{ value: Math.abs(pose.roll), limit: limitOf(spec, 'pose-roll') }],
    score: poseScore(pose.roll),
  }),
}
