/** A flag of eyes, mouth, light or clothes says where on the finished picture it lies. */
import { describe, expect, test } from 'vitest'
import { cheekPlace, clothesPlace, eyePlaces, facePlace, mouthPlace } from '../../../../../main/core/imaging/checks/places.ts'
import type { FaceMesh } from '../../../../../main/core/imaging/face/mesh.ts'
import { newBitmap } from '../../../../../main/core/imaging/raster/pixels.ts'
import type { Mark } from '../../../../../shared/photo/verdict.ts'

const known = new Map([
  [234, [79, 220]],
  [454, [279, 220]],
  [10, [179, 120]],
  [152, [179, 340]],
  [1, [180, 250]],
  [33, [110, 200]],
  [133, [150, 202]],
  [159, [130, 194]],
  [145, [130, 208]],
  [362, [208, 202]],
  [263, [248, 200]],
  [386, [228, 194]],
  [374, [228, 208]],
  [61, [145, 285]],
  [291, [213, 285]],
  [0, [179, 275]],
  [17, [179, 299]],
])
const meshAt = (dx: number, dy: number): FaceMesh => ({
  points: Array.from({ length: 468 }, (_, i) => {
    const [x, y] = known.get(i) ?? [179, 220]
    return { x: (x ?? 0) + dx, y: (y ?? 0) + dy, z: 0 }
  }),
  irisRight: { x: 130, y: 201 },
  irisLeft: { x: 228, y: 201 },
  presence: 1,
})
const plate = newBitmap(358, 441)
const drawn = { plate, mesh: meshAt(0, 0) }

const holds = ({ left, top, width, height }: Mark, x: number, y: number) => x >= left && x <= left + width && y >= top && y <= top + height

test('both eyes are outlined apart, and the mouth without the chin', () => {
  const [right, left] = eyePlaces(drawn)
  expect([holds(right, 130, 201), holds(right, 228, 201), holds(left, 228, 201)]).toEqual([true, false, true])
  expect([holds(mouthPlace(drawn), 179, 287), holds(mouthPlace(drawn), 179, 339)]).toEqual([true, false])
})

test('light from one side is outlined on the dark half of the face, a white shirt below the chin', () => {
  // The person's right cheek is on the picture's left.
  expect([holds(cheekPlace(drawn, 'right'), 120, 250), holds(cheekPlace(drawn, 'right'), 240, 250)]).toEqual([true, false])
  expect([holds(cheekPlace(drawn, 'left'), 120, 250), holds(cheekPlace(drawn, 'left'), 240, 250)]).toEqual([false, true])
  expect([holds(clothesPlace(drawn), 20, 430), holds(clothesPlace(drawn), 179, 300)]).toEqual([true, false])
})

describe('a head that reaches over the edge of the picture', () => {
  test.each([
    [-200, 0],
    [200, 0],
    [0, -300],
    [0, 300],
  ])('moved by %i, %i: every outline stays inside', (dx, dy) => {
    const moved = { plate, mesh: meshAt(dx, dy) }
    const all = [...eyePlaces(moved), mouthPlace(moved), facePlace(moved), clothesPlace(moved), cheekPlace(moved, 'left')]
    for (const { left, top, width, height } of all) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(Math.min(width, height)).toBeGreaterThan(0)
      expect([left + width <= plate.width, top + height <= plate.height]).toEqual([true, true])
    }
  })
})
