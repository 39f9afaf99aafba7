/** A dark face is dark skin where the white of the eyes proves the light, and a dark picture where it does not. */
import { expect, test } from 'vitest'
import { faceRegionOf } from '../../../../../main/core/imaging/checks/face-region.ts'
import { luminance } from '../../../../../main/core/imaging/checks/luminance.ts'
import type { FaceAlone } from '../../../../../main/core/imaging/checks/seen.ts'
import type { FaceMesh } from '../../../../../main/core/imaging/face/mesh.ts'
import { newBitmap } from '../../../../../main/core/imaging/raster/pixels.ts'
import { levelFor } from '../../../../../shared/photo/limits.ts'
import { levels } from '../../../../../shared/photo/verdict.ts'
import { photoSpec } from '../../../../support/a-photo-engine.ts'

const spec = await photoSpec()
const [width, height] = [358, 441]

// The oval of the mesh as a circle around the middle of the face; the eyes 40 pixels wide and 14 high.
const oval = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132, 93,
  234, 127, 162, 21, 54, 103, 67, 109,
]
const eyes = [
  [33, 110, 200],
  [133, 150, 200],
  [159, 130, 193],
  [145, 130, 207],
  [263, 248, 200],
  [362, 208, 200],
  [386, 228, 193],
  [374, 228, 207],
  [50, 125, 260],
  [280, 233, 260],
  [151, 179, 150],
  [195, 179, 230],
] as const
const known = new Map([
  ...oval.map((index, i) => {
    const angle = (2 * Math.PI * i) / oval.length
    return [index, { x: 179 + 100 * Math.sin(angle), y: 230 - 110 * Math.cos(angle) }] as const
  }),
  ...eyes.map(([index, x, y]) => [index, { x, y }] as const),
])
const mesh: FaceMesh = {
  points: Array.from({ length: 468 }, (_, i) => ({ ...(known.get(i) ?? { x: 179, y: 220 }), z: 0 })),
  irisRight: { x: 130, y: 200 },
  irisLeft: { x: 228, y: 200 },
  presence: 1,
}

/** A face whose skin has all tones around `skin` and whose eyes are as white as `white`, both 0..1, above a coat that is not white. */
function levelOf(skin: number, white: number) {
  const plate = newBitmap(width, height)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    const isEye = [130, 228].some(centre => ((x - centre) / 18) ** 2 + ((y - 200) / 6) ** 2 < 1)
    const tone = y > 350 ? 0 : isEye ? white : skin * (0.4 + (1.2 * ((x * 7 + y * 13) % 97)) / 97)
    plate.data.set(y > 350 ? [20, 30, 80] : [255 * tone, 255 * tone, 255 * tone], i * 3)
  }
  const { readings } = luminance.read({ spec, composed: { plate, mesh }, region: faceRegionOf(plate, mesh) } as FaceAlone)
  return levels[Math.max(...readings.map(({ value, limit }) => levels.indexOf(levelFor(value, limit))))]
}

test.each([
  ['middling skin in good light', 0.5, 0.7, 'pass'],
  ['dark skin with eyes as white as in good light', 0.25, 0.55, 'pass'],
  ['dark skin whose eyes lie in the shade of the brow', 0.23, 0.47, 'pass'],
  ['light skin at half the light', 0.3, 0.4, 'flag'],
  ['middling skin at half the light, the eyes in some light', 0.27, 0.42, 'flag'],
  ['dark skin at half the light', 0.21, 0.33, 'flag'],
  ['dark skin at half the light, with very white eyes', 0.21, 0.43, 'flag'],
] as const)('%s', (_who, skin, white, level) => {
  expect(levelOf(skin, white)).toBe(level)
})
