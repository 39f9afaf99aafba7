/** The head is placed by the rule of the place: face width first, and the eye line before the hair. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type HeadLengths, solvePlacing } from '../../../../main/core/imaging/plate/solve.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { photoSpec } from '../../../support/a-photo-engine.ts'

let spec: PhotoSpec
beforeAll(async () => {
  spec = await photoSpec()
})

const placed = (head: HeadLengths) => {
  const { scale, eyeLineY, hairCut } = solvePlacing(head, spec)
  return { faceWidth: head.faceWidth * scale, headTop: eyeLineY - head.crownToEyes * scale, eyesToBottom: spec.height - eyeLineY, hairCut }
}

test('an ordinary head gets the aimed face width and the aimed space above it', () => {
  expect(placed({ faceWidth: 300, crownToEyes: 280, eyesToSourceBottom: 900 })).toEqual({
    faceWidth: expect.closeTo(207),
    headTop: expect.closeTo(14),
    eyesToBottom: expect.closeTo(441 - 14 - (280 * 207) / 300),
    hairCut: false,
  })
})

test('high hair is first let nearer the edge, then shrunk, and only then cut', () => {
  const nearer = placed({ faceWidth: 207, crownToEyes: 220, eyesToSourceBottom: 900 })
  expect(nearer).toMatchObject({ faceWidth: 207, hairCut: false })
  expect(nearer.headTop).toBeLessThan(14)
  const shrunk = placed({ faceWidth: 207, crownToEyes: 240, eyesToSourceBottom: 900 })
  expect(shrunk.faceWidth).toBeLessThan(207)
  expect(shrunk.hairCut).toBe(false)
  const cut = placed({ faceWidth: 207, crownToEyes: 330, eyesToSourceBottom: 900 })
  expect(cut).toMatchObject({ hairCut: true })
  expect(cut.faceWidth).toBeGreaterThanOrEqual(193)
})

test('a close-up that ends at the collar is drawn larger, so that the shoulders reach the lower edge', () => {
  const head = { faceWidth: 200, crownToEyes: 190, eyesToSourceBottom: 210 }
  const { scale, eyeLineY } = solvePlacing(head, spec)
  expect(eyeLineY + head.eyesToSourceBottom * scale).toBeGreaterThanOrEqual(441 - 1e-6)
})

describe('whatever the head', () => {
  test('the eye line keeps its distance, and nothing but cut hair leaves the limits', () => {
    for (let crownToEyes = 120; crownToEyes <= 420; crownToEyes += 7) {
      for (let eyesToSourceBottom = 150; eyesToSourceBottom <= 900; eyesToSourceBottom += 50) {
        const result = placed({ faceWidth: 207, crownToEyes, eyesToSourceBottom })
        expect(result.eyesToBottom).toBeGreaterThanOrEqual(207)
        expect(result.faceWidth).toBeGreaterThanOrEqual(179)
        expect(result.faceWidth).toBeLessThanOrEqual(221)
        if (result.hairCut) continue
        expect(result.headTop).toBeGreaterThanOrEqual(7)
        expect(result.headTop).toBeLessThanOrEqual(21)
      }
    }
  })
})
