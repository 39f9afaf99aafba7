/** Enough pixels on the face in the uploaded picture; a smaller face would have to be enlarged. OFIQ InterEyeDistance. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { leftEye, rightEye } from '../face/mesh.ts'
import { levelFaceWidth } from '../plate/compose.ts'
import { distance } from '../raster/affine.ts'
import { risingScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'

export const sourceSize: FaceCheck = {
  id: 'source-size',
  read: ({ spec, mesh, sourceScale }) => {
    const eyes = distance(rightEye(mesh), leftEye(mesh)) * sourceScale
    return {
      readings: [
        { value: levelFaceWidth(mesh) * sourceScale, limit: limitOf(spec, 'source-face-width') },
        { value: eyes, limit: limitOf(spec, 'source-eye-distance') },
      ],
      score: risingScore(eyes, 70, 20),
    }
  },
}
