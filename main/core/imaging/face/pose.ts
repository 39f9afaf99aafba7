/** Computes the head's yaw, pitch and roll from the face mesh. */
import { type FaceMesh, leftEye, levelling, moveMesh, pointAt, rightEye } from './mesh.ts'

/** Degrees. Yaw: turned to the picture's left or right. Pitch: looking down is positive. Roll: eye line sloping down to the right is positive. */
export type Pose = { readonly yaw: number; readonly pitch: number; readonly roll: number }

// The pitch the mesh network gives for a level head: the median of about ninety portraits.
const pitchOfLevelHead = 5

export function poseOf(mesh: FaceMesh): Pose {
  const [right, left] = [rightEye(mesh), leftEye(mesh)]
  const level = moveMesh(mesh, levelling(mesh))
  const across = between(level, 234, 454)
  const down = between(level, 10, 152)
  return {
    yaw: degrees(Math.atan2(across.z, across.x)),
    pitch: degrees(Math.atan2(down.z, down.y)) - pitchOfLevelHead,
    roll: degrees(Math.atan2(left.y - right.y, left.x - right.x)),
  }
}

function between(mesh: FaceMesh, from: number, to: number) {
  const [p, q] = [pointAt(mesh, from), pointAt(mesh, to)]
  return { x: q.x - p.x, y: q.y - p.y, z: q.z - p.z }
}

const degrees = (radians: number) => (radians * 180) / Math.PI
