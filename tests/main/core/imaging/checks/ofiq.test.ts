/** The scores follow OFIQ's published curves, so that 80 here means 80 there. */
import { expect, test } from 'vitest'
import { labOf } from '../../../../../main/core/imaging/checks/lab.ts'
import * as ofiq from '../../../../../main/core/imaging/checks/ofiq.ts'

test.each([
  ['luminance in the middle', ofiq.luminanceScore(0.5), 100],
  ['luminance at the dark knee', ofiq.luminanceScore(0.2), 50],
  ['luminance at the bright knee', ofiq.luminanceScore(0.8), 50],
  ['the best spread of light', ofiq.varianceScore(1 / 60), 100],
  ['a fifth of that spread', ofiq.varianceScore(1 / 300), 50],
  ['no burnt skin', ofiq.overExposureScore(0), 100],
  ['4 % burnt', ofiq.overExposureScore(0.04), 20],
  ['nothing black', ofiq.underExposureScore(0), 100],
  ['all black', ofiq.underExposureScore(1), 0],
  ['six bits of tone', ofiq.dynamicRangeScore(6), 75],
  ['even light', ofiq.illuminationScore(1), 100],
  ['half the light shared', ofiq.illuminationScore(0.5), 81],
  ['natural colour', ofiq.colourScore(0), 100],
  ['a colour 10 away', ofiq.colourScore(10), 54],
  ['straight on', ofiq.poseScore(0), 100],
  ['turned by 45 degrees', ofiq.poseScore(45), 50],
  ['turned away', ofiq.poseScore(120), 0],
  ['eyes half a gap open', ofiq.risingScore(0.02, 0.02, 0.01), 50],
  ['mouth at the knee', ofiq.fallingScore(0.2, 0.2, 0.06), 50],
])('%s', (_what, score, expected) => {
  expect(score).toBe(expected)
})

test('Lab of known colours', () => {
  expect(labOf([255, 255, 255]).l).toBeCloseTo(100, 1)
  const red = labOf([255, 0, 0])
  expect([red.l, red.a, red.b].map(Math.round)).toEqual([53, 80, 67])
})
