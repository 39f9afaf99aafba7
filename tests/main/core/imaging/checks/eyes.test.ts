/** Narrow open eyes are never refused and shut ones are, made from the same open eyes by moving the lids over an iris that stays. */
import { beforeAll, expect, test } from 'vitest'
import { eyesOpen, openness } from '../../../../../main/core/imaging/checks/eyes-open.ts'
import type { FaceAlone } from '../../../../../main/core/imaging/checks/seen.ts'
import { findFaces } from '../../../../../main/core/imaging/face/find-faces.ts'
import { type FaceMesh, relayMesh } from '../../../../../main/core/imaging/face/mesh.ts'
import { type Networks, openNetworks } from '../../../../../main/core/imaging/net/networks.ts'
import { facePlate } from '../../../../../main/core/imaging/plate/face-plate.ts'
import type { Bitmap } from '../../../../../main/core/imaging/raster/pixels.ts'
import { pyramidOf } from '../../../../../main/core/imaging/raster/warp.ts'
import { baseLimits, levelFor } from '../../../../../shared/photo/limits.ts'
import type { PhotoSpec } from '../../../../../shared/photo/standard.ts'
import { levels } from '../../../../../shared/photo/verdict.ts'
import { openings } from '../../../../bench/photo/eyes.ts'
import { narrowed } from '../../../../bench/photo/narrow-eyes.ts'
import { bitmapOf } from '../../../../bench/photo/raster.ts'
import { counterFrameFile, goodFrame } from '../../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, modelsDir, photoSpec } from '../../../../support/a-photo-engine.ts'

let networks: Networks
let spec: PhotoSpec
beforeAll(async () => {
  await (await aPhotoEngine()).close() // lays the networks out
  networks = await openNetworks(modelsDir)
  spec = await photoSpec()
})

function found(image: Bitmap): FaceMesh {
  const mesh = findFaces(networks, pyramidOf(image))[0]?.mesh
  if (!mesh) throw new Error('There is no face')
  return mesh
}

function levelOf(image: Bitmap) {
  const { plate, mesh } = facePlate(pyramidOf(image), found(image), spec)
  const composed = { plate, mesh: relayMesh(networks, pyramidOf(plate), mesh, { a: 1, b: 0, tx: 0, ty: 0 }) }
  const { readings } = eyesOpen.read({ spec, composed } as FaceAlone)
  return levels[Math.max(...readings.map(({ value, limit }) => levels.indexOf(levelFor(value, limit))))]
}

test.each([
  ['a woman at the counter', counterFrameFile],
  ['a man before a dark wall', goodFrame],
] as const)('%s: eyes made narrow are not refused, eyes made shut are', async (_who, picture) => {
  const image = await bitmapOf(await picture())
  const mesh = found(image)
  const level = (opening: number) => levelOf(narrowed(image, mesh, opening))
  expect(levelOf(image)).toBe('pass')
  expect(openings.map(level)).not.toContain('refuse')
  expect(level(0)).toBe('refuse')
})

// What was measured on portraits: how much of the iris shows, how light its place is against the skin, how high the mesh sees the eye.
test.each([
  ['a light blue iris, wide open', 0.38, 0.51, 0.39, 'pass'],
  ['a light blue iris, made narrow', 0.37, 0.57, 0.33, 'pass'],
  ['a narrow dark eye', 0.51, 0.53, 0.27, 'pass'],
  ['an eye narrowed behind glasses', 0.49, 0.43, 0.28, 'pass'],
  ['a shut eye with long painted lashes', 0.43, 0.54, 0.25, 'flag'],
  ['a shut eye of which the mesh draws the lids apart', 0.19, 0.71, 0.28, 'refuse'],
  ['a shut eye behind glasses', 0.29, 0.66, 0.21, 'refuse'],
  ['a shut eye without lashes', 0, 0.82, 0.19, 'refuse'],
] as const)('%s', (_eye, seen, lightness, aspect, level) => {
  expect(levelFor(openness(seen, lightness, aspect), baseLimits['eye-openness'])).toBe(level)
})
