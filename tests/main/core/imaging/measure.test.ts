/** Where a head ends is measured on the finished picture, on white hair as on dark. */
import { expect, test } from 'vitest'
import type { FaceMesh } from '../../../../main/core/imaging/face/mesh.ts'
import { geometryOf } from '../../../../main/core/imaging/plate/measure.ts'
import { newBitmap, newPlane } from '../../../../main/core/imaging/raster/pixels.ts'

const [width, height] = [358, 441]
const known = new Map([
  [234, { x: 79, y: 220 }],
  [454, { x: 279, y: 220 }],
  [33, { x: 110, y: 200 }],
  [133, { x: 150, y: 200 }],
  [362, { x: 208, y: 200 }],
  [263, { x: 248, y: 200 }],
])
const mesh: FaceMesh = {
  points: Array.from({ length: 468 }, (_, i) => ({ ...(known.get(i) ?? { x: 179, y: 220 }), z: 0 })),
  irisRight: { x: 130, y: 200 },
  irisLeft: { x: 228, y: 200 },
  presence: 1,
}

/** A head whose hair begins in row 14 and whose forehead in row 66, on white. */
function headWith(hair: number) {
  const [picture, alpha] = [newBitmap(width, height), newPlane(width, height)]
  picture.data.fill(255)
  for (let y = 14; y < height; y++) {
    for (let x = 89; x < 269; x++) {
      alpha.data[y * width + x] = 1
      picture.data.fill(y < 66 ? hair : 160, (y * width + x) * 3, (y * width + x) * 3 + 3)
    }
  }
  return geometryOf(picture, mesh, alpha)
}

test.each([
  ['black', 30],
  ['grey', 150],
  ['white', 240],
])('%s hair ends where it ends', (_colour, level) => {
  expect(headWith(level).headTop).toBe(14)
})
