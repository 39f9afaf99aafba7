/** The lean that remains in the finished picture. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { poseOf } from '../face/pose.ts'
import type { Check } from './seen.ts'

export const tiltLeft: Check = {
  id: 'tilt-left',
  read: ({ spec, finishedMesh }) => ({
    readings: finishedMesh ? [{ value: Math.abs(poseOf(finishedMesh).roll), limit: limitOf(spec, 'tilt-left') }] : [],
  }),
}
