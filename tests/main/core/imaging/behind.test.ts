/** Tests that a picture nobody waits for lets those of the counter go first. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shareEngine } from '../../../../main/core/imaging/behind.ts'
import type { PhotoEngine } from '../../../../main/core/imaging/engine.ts'
import { citizenPhoto } from '../../../support/a-counter.ts'
import { aPhotoEngine, photoSpec } from '../../../support/a-photo-engine.ts'

let engine: PhotoEngine
beforeAll(async () => {
  engine = await aPhotoEngine()
  // Loading the networks may take longer than a unit waits.
  await engine.warmUp()
})
afterAll(() => engine.close())

test('a unit waits while somebody sits before the camera, and goes on when the chair is empty', async () => {
  const [face, spec] = [await citizenPhoto(), await photoSpec()]
  const { counter, behind } = shareEngine(engine)
  const order: string[] = []
  const first = counter.judge(face, spec)
  const unit = behind.judge(face, spec).then(() => order.push('unit'))
  await first
  order.push('counter')
  await counter.judge(face, spec)
  order.push('counter')
  await unit
  expect(order).toEqual(['counter', 'counter', 'unit'])
})
