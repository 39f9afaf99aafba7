/** Turned to a side, in degrees from the face mesh. OFIQ HeadPoseYaw. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { poseScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'

export const poseYaw: FaceCheck = {
  id: 'pose-yaw',
  read: ({ spec, pose }) => ({
    readings: [{ value: Math.abs(pose.yaw), limit: limitOf(spec, 'pose-yaw') }],
    score: poseScore(pose.yaw),
  }),
}
