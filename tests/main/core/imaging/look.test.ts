/** A frame that is only looked at is told the same as one that is finished. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Looked, PhotoEngine } from '../../../../main/core/imaging/engine.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { defects, goodFrame } from '../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, photoSpec, readable } from '../../../support/a-photo-engine.ts'

let engine: PhotoEngine
let spec: PhotoSpec
let frame: Buffer
beforeAll(async () => {
  engine = await aPhotoEngine()
  spec = await photoSpec()
  frame = await goodFrame()
})
afterAll(() => engine.close())

function seen(looked: Looked | undefined) {
  if (!looked?.readable) throw new Error('The frame was unreadable')
  return looked
}

test('a look says of every check but the file what the finished picture says', async () => {
  const judged = readable(await engine.judge(frame, spec))
  const looked = seen(await engine.look(frame, spec))
  const said = new Map(judged.verdicts.map(({ check, level }) => [check, level]))
  expect(looked.outcome).toBe('accepted')
  expect(looked.verdicts).toHaveLength(judged.verdicts.length - 2)
  for (const { check, level } of looked.verdicts) expect([check, level]).toEqual([check, said.get(check)])
})

test('a look says where the face is, how it is turned and which cheek is darker, for the guidance', async () => {
  const { face } = seen(await engine.look(await defects.lightFromOneSide(frame), spec))
  expect(face).toMatchObject({ left: expect.closeTo(0.38, 1), right: expect.closeTo(0.6, 1), chin: expect.closeTo(0.75, 1) })
  expect(face?.crown).toBeLessThan(face?.brow ?? 0)
  expect(face?.cheeks.right).toBeLessThan((face?.cheeks.left ?? 0) * 0.7)
  expect(Math.abs(face?.pose.yaw ?? 90)).toBeLessThan(5)
})

test('a look at an empty room finds no face, and at no picture says so', async () => {
  const room = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#777777' } })
    .jpeg()
    .toBuffer()
  expect(await engine.look(room, spec)).toMatchObject({ outcome: 'refused', face: null, verdicts: [{ check: 'one-face' }] })
  expect(await engine.look(new Uint8Array(0), spec)).toEqual({ readable: false, code: 'IMAGE_EMPTY' })
})
