/** The head stands inside the rule by the engine's own landmarks and by those of a second model that shares nothing with it. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PhotoEngine } from '../../../../main/core/imaging/engine.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { isInside } from '../../../bench/photo/geometry.ts'
import { graffitiMan } from '../../../bench/photo/good-people.ts'
import { counterFrame, counterFrameFile, evenlyLit } from '../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, photoSpec, readable } from '../../../support/a-photo-engine.ts'
import { openSecondModel, type SecondModel } from '../../../support/second-landmarks.ts'

let engine: PhotoEngine
let spec: PhotoSpec
let second: SecondModel
beforeAll(async () => {
  ;[engine, spec, second] = await Promise.all([aPhotoEngine(), photoSpec(), openSecondModel()])
})
afterAll(() => engine.close())

const closeUp = async () => {
  const frame = sharp(await counterFrameFile())
  const { width = 0, height = 0 } = await frame.metadata()
  return frame
    .extract({ left: Math.round(width * 0.3), top: 0, width: Math.round(width * 0.42), height })
    .jpeg({ quality: 95 })
    .toBuffer()
}

test.each([
  ['a man before a dark wall', async () => counterFrame(await evenlyLit())],
  ['a woman beside a flag', counterFrameFile],
  ['a man with a beard', graffitiMan],
  ['a picture that ends close beside the shoulders', closeUp],
] as const)('%s: both models find the face where the rule wants it', async (_who, make) => {
  const judged = readable(await engine.judge(await make(), spec))
  if (!judged.finished || !judged.geometry) throw new Error('Nothing was finished')
  expect([isInside(judged.geometry, spec), isInside(await second(judged.finished), spec)]).toEqual([true, true])
})
