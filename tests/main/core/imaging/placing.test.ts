/** The head is placed by the rule of the place: face width first, and the eye line before the hair. */
import { beforeAll, describe, expect, test } from 'vitest'
import { isAsPlaced } from '../../../../main/core/imaging/plate/measure.ts'
import { type HeadLengths, solvePlacing } from '../../../../main/core/imaging/plate/solve.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { photoSpec } from '../../../support/a-photo-engine.ts'

let spec: PhotoSpec
beforeAll(async () => {
  spec = await photoSpec()
})

/** The person reaches both sides of a source that ends so far below the eyes. */
const endingBelow = (eyesToSourceBottom: number, halfWidth = 400) =>
  Array.from({ length: 2 * halfWidth + 1 }, (_, i) => ({ x: i - halfWidth, y: eyesToSourceBottom }))
type Given = Pick<HeadLengths, 'faceWidth' | 'crownToEyes'> & { eyesToSourceBottom: number }
const headOf = ({ faceWidth, crownToEyes, eyesToSourceBottom }: Given): HeadLengths => ({
  faceWidth,
  crownToEyes,
  eyesToFaceMiddle: 0,
  cuts: endingBelow(eyesToSourceBottom),
})

const placed = (given: Given) => {
  const { scale, eyeLineY, hairCut } = solvePlacing(headOf(given), spec)
  const { faceWidth, crownToEyes } = given
  return { faceWidth: faceWidth * scale, headTop: eyeLineY - crownToEyes * scale, eyesToBottom: spec.height - eyeLineY, hairCut }
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
  const { scale, eyeLineY } = solvePlacing(headOf(head), spec)
  expect(eyeLineY + head.eyesToSourceBottom * scale).toBeGreaterThanOrEqual(441 - 1e-6)
})

test('a turned head, whose middle lies beside its eyes, keeps farther from the side than the rule asks', () => {
  const turned = (eyesToFaceMiddle: number) =>
    solvePlacing({ faceWidth: 207, crownToEyes: 210, eyesToFaceMiddle, cuts: endingBelow(900) }, spec).eyeMidX
  expect([turned(0), turned(30), turned(-30)]).toEqual([179, 168, 190])
})

test('a face that came out wider than it was placed, by more than the measure is unsure of, is placed again', () => {
  expect([isAsPlaced({ faceWidth: 210 }, 207), isAsPlaced({ faceWidth: 216.7 }, 207), isAsPlaced({ faceWidth: 199 }, 207)]).toEqual([
    true,
    false,
    false,
  ])
})

describe('a source that ends beside the person', () => {
  const head = { faceWidth: 207, crownToEyes: 210, eyesToFaceMiddle: 0 }
  const missingAtLeft = (columns: number) => Array.from({ length: 60 }, (_, i) => ({ x: columns - 179, y: 150 + i }))
  const leftOf = (columns: number) => {
    const placing = solvePlacing({ ...head, cuts: missingAtLeft(columns) }, spec)
    return { ...placing, edge: placing.eyeMidX + (columns - 179) * placing.scale }
  }

  test('a few missing columns are moved out of the picture, the face stays as wide as aimed at', () => {
    const { edge, eyeMidX, scale, turn } = leftOf(7)
    expect(edge).toBeLessThanOrEqual(0)
    expect(eyeMidX).toBeGreaterThanOrEqual(162)
    expect({ scale, turn }).toEqual({ scale: 1, turn: 0 })
  })

  test('more of them are moved out by a larger scale and the shift together', () => {
    const { edge, eyeMidX, scale } = leftOf(20)
    expect(edge).toBeLessThanOrEqual(0)
    expect(eyeMidX).toBeGreaterThanOrEqual(162)
    expect(scale * 207).toBeLessThanOrEqual(221)
    expect(scale).toBeGreaterThan(1)
  })

  test('what no place within the limits can hide stays for the check to refuse', () => {
    const { edge, scale } = leftOf(60)
    expect(edge).toBeGreaterThan(0)
    expect(scale * 207).toBeLessThanOrEqual(221)
  })

  test('a corner that levelling left without pixels is turned and moved out', () => {
    const aslant = Array.from({ length: 120 }, (_, i) => ({ x: -179 + i, y: 222 + i * 0.1 }))
    const { scale, eyeLineY, eyeMidX, turn } = solvePlacing({ ...head, cuts: aslant }, spec)
    const shown = aslant.filter(({ x, y }) => {
      const [u, v] = [
        eyeMidX + scale * (x * Math.cos(turn) - y * Math.sin(turn)),
        eyeLineY + scale * (x * Math.sin(turn) + y * Math.cos(turn)),
      ]
      return u > 0 && u < spec.width && v < spec.height
    })
    expect(shown).toEqual([])
    expect(Math.abs(turn)).toBeLessThan((2 * Math.PI) / 180)
  })
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
