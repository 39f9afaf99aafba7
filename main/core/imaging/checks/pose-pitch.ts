/** Looking up or down, in degrees from the face mesh. OFIQ HeadPosePitch. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { poseScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'

export const posePitch: FaceCheck = {
  id: 'pose-pitch',
  read: ({ spec, pose }) => ({
    readings: [{ value: Math.abs(pose.pitch), limit: limitOf(spec, 'pose-pitch') }],
    score: poseScore(pose.pitch),
  }),
}
