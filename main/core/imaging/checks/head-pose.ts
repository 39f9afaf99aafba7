/** Yaw, roll and pitch of the head in degrees, from the face mesh. OFIQ HeadPoseYaw, -Roll, -Pitch. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { poseScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'

const poseCheck = (id: 'pose-yaw' | 'pose-roll' | 'pose-pitch', axis: 'yaw' | 'roll' | 'pitch'): FaceCheck => ({
  id,
  read: ({ spec, pose }) => ({
    readings: [{ value: Math.abs(pose[axis]), limit: limitOf(spec, id) }],
    score: poseScore(pose[axis]),
  }),
})

export const poseYaw = poseCheck('pose-yaw', 'yaw')
/** The lean of the uploaded picture, which is then levelled; `tilt-left.ts` measures what remains in the finished picture. */
export const poseRoll = poseCheck('pose-roll', 'roll')
export const posePitch = poseCheck('pose-pitch', 'pitch')
